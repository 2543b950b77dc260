#!/usr/bin/env python3
"""Turn data/names/*.txt and cues.txt into the static table Sources/CNameTable/table.c.

    build_table.py            run in the root of the project; the result is the same every time

A slot is two words of 32 bits: the upper half of the key's hash, and its facts:
  bits 0-2 given name, 3-5 surname, 6-8 ordinary word (each 0 none … 7 very common),
  9-10 place (0, 1 also, 2 first of all), 11-28 one for each class of cues, in the order of CLASSES,
  29-30 ordinary word of another language than English (1 rather rare, 2 common, 3 very common),
  31 a surname known enough to stand alone. An empty slot has facts 0.
  A pair of words (New York) has the key pair_hash of theirs and the facts PAIR.
A key lives at its hash's lower bits or in the next free slot (linear probing); NameTable.swift reads
it the same way. No key may be more than PROBES_MAX slots away.
"""

import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLASSES = [
    'title',
    'role',
    'kin',
    'particle',
    'org',
    'place',
    'month',
    'say',
    'prep',
    'greet',
    'label',
    'tech',
    'suffix',
    'det',
    'nation',
    'by',
    'strong',
    'intro',
]
MASK = (1 << 64) - 1
PAIR = 2 << 9
PREFIX_BITS = 18
PROBES_MAX = 128


def key_hash(key):
    h = 0xCBF29CE484222325
    for b in key.encode('utf-8'):
        h = ((h ^ b) * 0x100000001B3) & MASK
    h ^= h >> 29
    h = h * 0xBF58476D1CE4E5B9 & MASK
    return h ^ (h >> 32)


def pair_hash(first, second):
    return (key_hash(first) * 0x9E3779B97F4A7C15 ^ key_hash(second)) & MASK


def load(name):
    out = {}
    for line in open(f'{ROOT}/data/names/{name}.txt', encoding='utf-8'):
        key, lev = line.split()
        out[key] = int(lev)
    return out


KNOWN = 1 << 31


def cues():
    import unicodedata

    out = {}
    for line in open(f'{ROOT}/Scripts/names/cues.txt', encoding='utf-8'):
        line = line.split('#')[0].split()
        if line and line[0].startswith('x-'):
            continue
        for word in line[1:]:
            key = word
            if word[0] < '\u0400' and not '\u0370' <= word[0] < '\u0400':
                key = ''.join(c for c in unicodedata.normalize('NFD', word) if not unicodedata.combining(c))
            elif '\u0370' <= word[0] < '\u0400':
                key = ''.join(
                    c for c in unicodedata.normalize('NFD', word) if not unicodedata.combining(c)
                ).replace('ς', 'σ')
            else:
                key = word.replace('ё', 'е')
            out[key] = out.get(key, 0) | (
                KNOWN if line[0] == 'known' else 1 << (11 + CLASSES.index(line[0]))
            )
    return out


def write_short_cues():
    """The words of the classes x-… as a switch over their hashes: name_cues.h."""
    classes, words = [], {}
    for line in open(f'{ROOT}/Scripts/names/cues.txt', encoding='utf-8'):
        line = line.split('#')[0].split()
        if line and line[0].startswith('x-'):
            classes.append(line[0][2:])
            for word in line[1:]:
                words[word] = words.get(word, 0) | 1 << len(classes) - 1
    with open(f'{ROOT}/Sources/CNameTable/include/name_cues.h', 'w') as f:
        f.write(
            '// Written by Scripts/names/build_table.py. Do not edit.\n'
            '#ifndef NAME_CUES_H\n#define NAME_CUES_H\n'
        )
        f.write('#include <stdint.h>\n\nenum {\n')
        f.writelines(f'    NAME_CUE_{c.upper()} = {1 << i},\n' for i, c in enumerate(classes))
        f.write('};\n\n/// The classes of a short cue word with this hash, 0 if it is none.\n')
        f.write('static inline uint32_t name_cues(uint64_t hash) {\n    switch (hash) {\n')
        f.writelines(
            f'    case {key_hash(w):#x}u: return {bits};  // {w}\n' for w, bits in sorted(words.items())
        )
        f.write('    default: return 0;\n    }\n}\n\n#endif\n')


def lower_prefixes(facts):
    """A bitmap over the first six letters of words that may begin a lower-case name: LowerCaseGate.swift."""
    bitmap = [0] * (1 << PREFIX_BITS - 6)
    nobiliary = set()
    for line in open(f'{ROOT}/Scripts/names/cues.txt', encoding='utf-8'):
        if line.startswith('x-nobiliary'):
            nobiliary = set(line.split()[1:])
    for key, f in facts.items():
        word = max(f >> 6 & 7, (0, 3, 5, 6)[f >> 29 & 3])
        starts = f & 1 << 11 or key in nobiliary or ((f & 7) >= 4 or (f >> 3 & 7) >= 5) and word < 4
        if starts and key[0].isascii() and key[0].isalpha():
            end = next((i for i, c in enumerate(key[:6]) if not 'a' <= c <= 'z'), min(6, len(key)))
            packed = int.from_bytes(key[:end].encode(), 'little')
            h = (packed * 0x9E3779B97F4A7C15 & MASK) >> 64 - PREFIX_BITS
            bitmap[h >> 6] |= 1 << (h & 63)
    return bitmap


def main():
    facts = {}
    for shift, name in ((0, 'given'), (3, 'surnames'), (6, 'words'), (9, 'places')):
        for key, lev in load(name).items():
            facts[key] = facts.get(key, 0) | lev << shift
    for key, lev in load('words_other').items():
        facts[key] = facts.get(key, 0) | (1 if lev <= 4 else 2 if lev == 5 else 3) << 29
    for key, bits in cues().items():
        facts[key] = facts.get(key, 0) | bits
        if bits & KNOWN and facts[key] >> 3 & 7 < 5:
            facts[key] = facts[key] & ~(7 << 3) | 5 << 3
    bitmap = lower_prefixes(facts)
    facts = {key_hash(k): f for k, f in facts.items()}
    pairs = [k.split('_') for k in load('place_pairs')]
    pairs += [
        line.split() for line in open(f'{ROOT}/Scripts/names/pairs.txt', encoding='utf-8') if line[0] != '#'
    ]
    for first, second in pairs:
        facts[pair_hash(first, second)] = PAIR
    bits = 1
    while 1 << bits < len(facts) * 1.3:
        bits += 1
    table, mask = [(0, 0)] * (1 << bits), (1 << bits) - 1
    for h in sorted(facts):
        slot = h & mask
        probes = 1
        while table[slot][1]:
            slot = (slot + 1) & mask
            probes += 1
        assert probes <= PROBES_MAX, 'the table is too full: raise bits'
        table[slot] = (h >> 32, facts[h])
    with open(f'{ROOT}/Sources/CNameTable/table.c', 'w') as f:
        f.write('// Written by Scripts/names/build_table.py. Do not edit.\n#include "name_table.h"\n\n')
        f.write(
            f'const unsigned name_table_bits = {bits};\n\nconst uint32_t name_table[{2 << bits}] = {{\n'
        )
        flat = [n for pair in table for n in pair]
        for i in range(0, len(flat), 16):
            f.write(','.join(f'{n:#x}' if n else '0' for n in flat[i : i + 16]) + ',\n')
        f.write('};\n')
        f.write(f'\nconst uint64_t name_prefixes[{len(bitmap)}] = {{\n')
        for i in range(0, len(bitmap), 8):
            f.write(','.join(f'{n:#x}u' for n in bitmap[i : i + 8]) + ',\n')
        f.write('};\n')
    print(len(facts), 'keys,', 8 << bits, 'bytes')


main()
write_short_cues()
