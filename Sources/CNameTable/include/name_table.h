#ifndef NAME_TABLE_H
#define NAME_TABLE_H
#include <stdint.h>
#include "name_cues.h"

/// log2 of the number of slots.
extern const unsigned name_table_bits;
/// Slots of two words: upper half of the key's hash, facts. See Scripts/names/build_table.py.
extern const uint32_t name_table[];

/// Bits for the first six letters of words that may begin a name in lower case. See LowerCaseGate.swift.
extern const uint64_t name_prefixes[1 << 12];

static inline const uint64_t *_Nonnull name_prefix_words(void) { return name_prefixes; }

/// Swift does not import an array of unknown length: the first slot.
static inline const uint32_t *_Nonnull name_table_slots(void) { return name_table; }

#endif
