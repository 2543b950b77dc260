#ifndef NAME_TABLE_H
#define NAME_TABLE_H
#include <stdint.h>

/// log2 of the number of slots.
extern const unsigned name_table_bits;
/// Slots of two words: upper half of the key's hash, facts. See Scripts/names/build_table.py.
extern const uint32_t name_table[];

/// Swift does not import an array of unknown length: the first slot.
static inline const uint32_t *_Nonnull name_table_slots(void) { return name_table; }

#endif
