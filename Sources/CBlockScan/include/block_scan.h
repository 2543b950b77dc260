#ifndef REDACT_BLOCK_SCAN_H
#define REDACT_BLOCK_SCAN_H

#include <stddef.h>
#include <stdint.h>

/// Classes of bytes, in the order of PatternCatalog.BaseClass: one bitmap each for every block of 64 bytes.
enum { REDACT_CLASS_COUNT = 30 };

/// Bits of the hash of a literal's first four, or three, bytes: thousands of literals begin with four, few have three.
enum { REDACT_FOUR_HASH_BITS = 18, REDACT_THREE_HASH_BITS = 16 };

/// Words in the tables of literal prefixes: one bit for each hash.
enum {
    REDACT_FOUR_TABLE_WORDS = (1 << REDACT_FOUR_HASH_BITS) / 32,
    REDACT_THREE_TABLE_WORDS = (1 << REDACT_THREE_HASH_BITS) / 32,
};

/// Writes the bitmaps of `blocks` blocks: bit i of bitmaps[class * stride + block] says whether byte i of the block
/// is of the class. `text` must be readable for blocks * 64 bytes.
void redact_classify(const uint8_t *text, size_t blocks, size_t stride, uint64_t *bitmaps);

/// Writes for every byte of `blocks` blocks whether the four bytes from there on are in the table `four`, or the three
/// in the table `three`, by redact_literal_hash. `text` must be readable for blocks * 64 + 3 bytes.
void redact_literal_hits(
    const uint8_t *text, size_t blocks, const uint32_t *four, const uint32_t *three, uint64_t *hits);

/// `bits` bits from four bytes (little endian), ASCII letters in either case alike. Of three bytes the fourth is zero.
static inline uint32_t redact_literal_hash(uint32_t four_bytes, int bits) {
    return ((four_bytes | 0x20202020u) * 0x9E3779B1u) >> (32 - bits);
}

/// 0: portable code alone; 1: the fastest that the processor has (the default). For tests and benchmarks.
void redact_block_scan_use_fastest(int fastest);

/// Whether the vector code is in use.
int redact_block_scan_is_vectorised(void);

#endif
