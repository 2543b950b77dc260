#include "forms.h"

static void translate_portable(const uint8_t *text, size_t count, const uint8_t *symbols, uint8_t *translated) {
    for (size_t i = 0; i < count; i++) translated[i] = symbols[text[i] < 0x80 ? text[i] : 0x80];
}

static uint64_t grams_portable(const uint8_t *symbols, const uint32_t *table) {
    uint64_t found = 0;
    for (int i = 0; i < 64; i++) {
        uint32_t gram = redact_gram(symbols[i], symbols[i + 1], symbols[i + 2], symbols[i + 3]);
        found |= (uint64_t)(table[gram >> 5] >> (gram & 31) & 1) << i;
    }
    return found;
}

#ifdef REDACT_HAS_AVX2

/// One look-up by the lower half of a byte for each value of the upper half.
AVX2 static void translate_avx2(const uint8_t *text, size_t count, const uint8_t *symbols, uint8_t *translated) {
    __m256i rows[8];
    for (int row = 0; row < 8; row++)
        rows[row] = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(symbols + 16 * row)));
    const __m256i beyond = _mm256_set1_epi8((char)symbols[0x80]);
    const __m256i upper_half = _mm256_set1_epi8(0x70);
    for (size_t i = 0; i < count; i += 32) {
        __m256i bytes = _mm256_loadu_si256((const __m256i *)(text + i));
        __m256i upper = _mm256_and_si256(bytes, upper_half);
        // A byte from 0x80 on gives 0 here.
        __m256i found = _mm256_setzero_si256();
        for (int row = 0; row < 8; row++) {
            __m256i in_row = _mm256_cmpeq_epi8(upper, _mm256_set1_epi8((char)(row << 4)));
            found = _mm256_or_si256(found, _mm256_and_si256(in_row, _mm256_shuffle_epi8(rows[row], bytes)));
        }
        found = _mm256_blendv_epi8(found, beyond, bytes);
        _mm256_storeu_si256((__m256i *)(translated + i), found);
    }
}

/// Eight windows of four symbols at a time, as literal_hits_avx2 does it. Two multiply-and-add instructions make the
/// index.
AVX2 static uint64_t grams_avx2(const uint8_t *symbols, const uint32_t *table) {
    const __m256i windows = _mm256_setr_epi8(
        0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6, 4, 5, 6, 7, 5, 6, 7, 8, 6, 7, 8, 9, 7, 8, 9, 10);
    const __m256i pair = _mm256_set1_epi16(1 << 8 | 32);
    const __m256i four = _mm256_set1_epi32(1 << 16 | 1024);
    const __m256i low_five = _mm256_set1_epi32(31);
    uint64_t found = 0;
    for (int i = 0; i < 64; i += 8) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(symbols + i));
        __m256i window = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(bytes), windows);
        __m256i gram = _mm256_madd_epi16(_mm256_maddubs_epi16(window, pair), four);
        __m256i words = _mm256_i32gather_epi32((const int *)table, _mm256_srli_epi32(gram, 5), 4);
        __m256i bit = _mm256_sllv_epi32(words, _mm256_sub_epi32(low_five, _mm256_and_si256(gram, low_five)));
        found |= (uint64_t)(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(bit)) << i;
    }
    return found;
}
#else
#define translate_avx2 translate_portable
#define grams_avx2 grams_portable
#endif

void redact_translate(const uint8_t *text, size_t count, const uint8_t *symbols, uint8_t *translated) {
    if (redact_vectorised())
        translate_avx2(text, count, symbols, translated);
    else
        translate_portable(text, count, symbols, translated);
}

uint64_t redact_grams(const uint8_t *symbols, const uint32_t *table) {
    return redact_vectorised() ? grams_avx2(symbols, table) : grams_portable(symbols, table);
}
