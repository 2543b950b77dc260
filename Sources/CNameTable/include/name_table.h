#ifndef NAME_TABLE_H
#define NAME_TABLE_H
#include <stdint.h>
#include "name_cues.h"

/// log2 of the number of slots.
extern const unsigned name_table_bits;
/// Slots of two words: upper half of the key's hash, facts. See Scripts/names/build_table.py.
extern const uint32_t name_table[];

/// Bits for the first six letters of words that may begin a name in lower case; PREFIX_BITS in the builder.
extern const uint64_t name_prefixes[1 << 12];

/// Of the small letters at `starts` in a block of 64 bytes, those where a word begins that can begin a name in lower
/// case: nearly every word of a text is another. No false negatives; about one word in twelve passes wrongly. A word
/// with letters beyond ASCII passes. The block must be readable for 64 + 7 bytes.
uint64_t name_lower_case_starts(const uint8_t *_Nonnull block, uint64_t starts);

/// Swift does not import an array of unknown length: the first slot.
static inline const uint32_t *_Nonnull name_table_slots(void) { return name_table; }

#endif
