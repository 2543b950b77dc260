#include <string.h>

#include "name_table.h"

static const uint64_t high_bits = 0x0000808080808080;

/// Whether the first six letters of a word, or all it has, are those of a word that can begin a name.
static int passes(const uint8_t *word) {
    uint64_t bytes;
    memcpy(&bytes, word, 8);
    uint64_t low = bytes & 0x7F7F7F7F7F7F7F7F;
    uint64_t from_a = low + 0x1F1F1F1F1F1F1F1F;
    uint64_t after_z = low + 0x0505050505050505;
    uint64_t others = ~(from_a & ~after_z & ~bytes) & high_bits;
    // The bytes before the first that is no small letter.
    uint64_t letters = bytes & (others ? (others & -others) / 0x80 - 1 : 0x0000FFFFFFFFFFFF);
    uint64_t hash = (letters * 0x9e3779b97f4a7c15) >> (64 - 18);
    int is_beyond_ascii = (bytes & others & -others) != 0;
    return is_beyond_ascii | (int)(name_prefixes[hash >> 6] >> (hash & 63) & 1);
}

uint64_t name_lower_case_starts(const uint8_t *block, uint64_t starts) {
    uint64_t passing = 0;
    while (starts) {
        int start = __builtin_ctzll(starts);
        starts &= starts - 1;
        passing |= (uint64_t)passes(block + start) << start;
    }
    return passing;
}
