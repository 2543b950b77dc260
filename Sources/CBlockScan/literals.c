#include "forms.h"

static uint64_t in_table(const uint32_t *table, uint32_t hash) { return table[hash >> 5] >> (hash & 31) & 1; }

/// Of the places where a literal of four bytes or more may begin by its first four, those where one may by its first
/// six, or which has no six.
static uint64_t confirmed(const uint8_t *block, uint64_t places, struct redact_literals literals) {
    uint64_t kept = 0;
    while (places) {
        int place = __builtin_ctzll(places);
        places &= places - 1;
        uint64_t eight;
        memcpy(&eight, block + place, 8);
        uint32_t four = redact_literal_hash((uint32_t)eight, REDACT_SHORT_HASH_BITS);
        kept |= (in_table(literals.six, redact_six_hash(eight)) | in_table(literals.short_four, four)) << place;
    }
    return kept;
}

static void literal_hits_portable(
    const uint8_t *text, size_t blocks, struct redact_literals literals, uint64_t *hits) {
    for (size_t block = 0; block < blocks; block++) {
        uint64_t long_ones = 0, short_ones = 0;
        for (int i = 0; i < 64; i++) {
            uint32_t four;
            memcpy(&four, text + block * 64 + i, 4);
            long_ones |= in_table(literals.four, redact_literal_hash(four, REDACT_FOUR_HASH_BITS)) << i;
            uint32_t three = redact_literal_hash(four & 0xFFFFFF, REDACT_THREE_HASH_BITS);
            short_ones |= in_table(literals.three, three) << i;
        }
        hits[block] = short_ones | confirmed(text + block * 64, long_ones & ~short_ones, literals);
    }
}

#ifdef REDACT_HAS_AVX2

/// For each of eight lanes, whether its four bytes are in `table`: one bit each.
AVX2 static inline uint64_t in_table_avx2(const uint32_t *table, __m256i folded, int hash_bits) {
    __m256i product = _mm256_mullo_epi32(folded, _mm256_set1_epi32((int)0x9E3779B1u));
    __m256i hash = _mm256_srli_epi32(product, 32 - hash_bits);
    __m256i words = _mm256_i32gather_epi32((const int *)table, _mm256_srli_epi32(hash, 5), 4);
    __m256i low_five = _mm256_set1_epi32(31);
    __m256i bit = _mm256_sllv_epi32(words, _mm256_sub_epi32(low_five, _mm256_and_si256(hash, low_five)));
    return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(bit));
}

/// Eight windows of four bytes at a time: each lane holds the bytes from one position on.
AVX2 static void literal_hits_avx2(
    const uint8_t *text, size_t blocks, struct redact_literals literals, uint64_t *hits) {
    const __m256i windows = _mm256_setr_epi8(
        0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6, 4, 5, 6, 7, 5, 6, 7, 8, 6, 7, 8, 9, 7, 8, 9, 10);
    const __m256i fold = _mm256_set1_epi32(0x20202020);
    const __m256i three_bytes = _mm256_set1_epi32(0x00FFFFFF);
    for (size_t block = 0; block < blocks; block++) {
        uint64_t long_ones = 0, short_ones = 0;
        for (int i = 0; i < 64; i += 8) {
            __m128i bytes = _mm_loadu_si128((const __m128i *)(text + block * 64 + i));
            __m256i four = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(bytes), windows);
            __m256i folded = _mm256_or_si256(four, fold);
            long_ones |= in_table_avx2(literals.four, folded, REDACT_FOUR_HASH_BITS) << i;
            folded = _mm256_or_si256(_mm256_and_si256(four, three_bytes), fold);
            short_ones |= in_table_avx2(literals.three, folded, REDACT_THREE_HASH_BITS) << i;
        }
        hits[block] = short_ones | confirmed(text + block * 64, long_ones & ~short_ones, literals);
    }
}
#else
#define literal_hits_avx2 literal_hits_portable
#endif

void redact_literal_hits(const uint8_t *text, size_t blocks, struct redact_literals literals, uint64_t *hits) {
    if (redact_vectorised())
        literal_hits_avx2(text, blocks, literals, hits);
    else
        literal_hits_portable(text, blocks, literals, hits);
}
