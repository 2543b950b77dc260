#ifndef REDACT_BLOCK_SCAN_H
#define REDACT_BLOCK_SCAN_H

#include <stddef.h>
#include <stdint.h>

/// Classes of bytes, in the order of PatternCatalog.BaseClass: one bitmap each for every block of 64 bytes.
enum { REDACT_CLASS_COUNT = 30 };

/// Blocks that are looked at together where a shape may begin.
enum { REDACT_BLOCKS_PER_SPAN = 4 };

/// 0: portable code alone; 1: the fastest that the processor has (the default). For tests and benchmarks.
void redact_block_scan_use_fastest(int fastest);

/// Whether the vector code is in use.
int redact_block_scan_is_vectorised(void);

// MARK: Bitmaps

/// By byte: the classes it is of, one bit each.
extern const uint32_t redact_class_table[256];

static inline uint32_t redact_classes(uint8_t byte) { return redact_class_table[byte]; }

/// Writes the bitmaps of `blocks` blocks: bit i of bitmaps[class * stride + block] says whether byte i of the block
/// is of the class. `text` must be readable for blocks * 64 bytes.
void redact_classify(const uint8_t *text, size_t blocks, size_t stride, uint64_t *bitmaps);

/// Writes the union of the bitmaps of the classes that `classes` has a bit for: `words` words of each, rounded up to
/// a multiple of four.
void redact_unite(const uint64_t *bitmaps, size_t stride, uint32_t classes, size_t words, uint64_t *united);

// MARK: Shapes

/// Shapes that begin alike. Its classes are indices into the rows.
struct redact_group {
    int32_t first;
    /// The class that must not stand before, -1 for none.
    int32_t not_preceded_by;
    /// Whether one of the first bytes is a digit.
    int32_t has_near_digit;
    /// What follows the first: probes[first_probe] to probes[last_probe - 1], one byte each.
    int32_t first_probe;
    int32_t last_probe;
};

/// The bitmaps of a segment. A row is what one class has: its word -1 has the byte before the segment as its highest
/// bit, the word behind the segment's last block has what follows, as far as it is known. Behind them are
/// REDACT_BLOCKS_PER_SPAN words that are readable.
struct redact_rows {
    uint64_t *const *rows;
    const uint64_t *digits;
};

/// Which of the first `classes` rows, at most 64, have a bit in the span that begins at `block`, or in the block
/// behind it.
uint64_t redact_near(struct redact_rows rows, size_t classes, size_t block);

/// Where one of the groups may begin in the span that begins at `block`. Of a block whose bit in `known` is 0, it is
/// not known what stands behind: there all that begins alike counts.
void redact_shape_starts(
    const struct redact_group *groups, size_t count, const int32_t *probes, struct redact_rows rows, size_t block,
    unsigned known, uint64_t *starts);

// MARK: Symbols

/// Bits of an index into the table of four symbols in a row, five for each.
enum { REDACT_GRAM_BITS = 20, REDACT_GRAM_TABLE_WORDS = (1 << REDACT_GRAM_BITS) / 32 };

/// Translates bytes to symbols: `symbols` has one for each byte below 0x80, and at 0x80 the one of all others.
/// `text` must be readable, and `translated` writable, for `count` bytes rounded up to a multiple of 32.
void redact_translate(const uint8_t *text, size_t count, const uint8_t *symbols, uint8_t *translated);

/// For each of the 64 symbols from symbols[1] on, whether the four from the one before it on are in `table`. The
/// symbols must be below 32, and readable for 64 + 3 and for 13 more.
uint64_t redact_grams(const uint8_t *symbols, const uint32_t *table);

/// The index of four symbols in the table.
static inline uint32_t redact_gram(uint32_t before, uint32_t first, uint32_t second, uint32_t third) {
    return before << 15 | first << 10 | second << 5 | third;
}

// MARK: Words

/// Of 64 bytes, one bit each.
struct redact_word_marks {
    /// Letters, digits and every byte of a non-ASCII letter.
    uint64_t word_bytes;
    /// Those of them that begin a run.
    uint64_t runs;
    /// Where a word begins inside a run: a capital after a small letter, or a letter of a script that is written
    /// without spaces (three UTF-8 bytes or more).
    uint64_t inner;
    /// Line feeds and `[`.
    uint64_t stops;
};

/// `text` must be readable for 64 bytes. `before` is the byte before it, a space where there is none.
void redact_word_marks(const uint8_t *text, uint8_t before, struct redact_word_marks *marks);

// MARK: Literals

/// Bits of the hashes of a literal's beginning.
enum { REDACT_FOUR_HASH_BITS = 18, REDACT_THREE_HASH_BITS = 16, REDACT_SHORT_HASH_BITS = 16, REDACT_SIX_HASH_BITS = 18 };

/// Tables of one bit for each hash.
struct redact_literals {
    /// By the first four bytes: the literals that have as many.
    const uint32_t *four;
    /// By three bytes: those that have no more.
    const uint32_t *three;
    /// By the first four: the literals of four or five bytes.
    const uint32_t *short_four;
    /// By the first six: the literals that have as many.
    const uint32_t *six;
};

/// Writes for every byte of `blocks` blocks whether a literal may begin there: a superset. `text` must be readable
/// for blocks * 64 + 16 bytes.
void redact_literal_hits(const uint8_t *text, size_t blocks, struct redact_literals literals, uint64_t *hits);

/// `bits` bits from four bytes (little endian), ASCII letters in either case alike. Of three bytes the fourth is zero.
static inline uint32_t redact_literal_hash(uint32_t four_bytes, int bits) {
    return ((four_bytes | 0x20202020u) * 0x9E3779B1u) >> (32 - bits);
}

/// REDACT_SIX_HASH_BITS bits from the first six of eight bytes (little endian), ASCII letters in either case alike.
static inline uint32_t redact_six_hash(uint64_t eight_bytes) {
    uint64_t six = (eight_bytes | 0x2020202020202020u) << 16;
    return (uint32_t)((six * 0x9E3779B97F4A7C15u) >> (64 - REDACT_SIX_HASH_BITS));
}

#endif
