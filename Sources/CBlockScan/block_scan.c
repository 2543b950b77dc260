#include "block_scan.h"

#include <stdatomic.h>
#include <string.h>

static const uint8_t punctuation[] = "@.-:/+(_=#,'\"<[%);|$&{\\";
enum { FIRST_PUNCTUATION = 7, PUNCTUATION_COUNT = 23 };

static uint32_t classes_of(uint8_t byte) {
    uint32_t set = 0;
    if (byte >= '0' && byte <= '9') set |= 1u << 0;
    if (byte >= 'A' && byte <= 'Z') set |= 1u << 1;
    if (byte >= 'a' && byte <= 'z') set |= 1u << 2;
    if ((byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F')) set |= 1u << 3;
    if (byte == ' ' || byte == '\t') set |= 1u << 4;
    if (byte == '\n' || byte == '\r') set |= 1u << 5;
    if (byte >= 0x80) set |= 1u << 6;
    for (int i = 0; i < PUNCTUATION_COUNT; i++)
        if (byte == punctuation[i]) set |= 1u << (FIRST_PUNCTUATION + i);
    return set;
}

static void classify_portable(const uint8_t *text, size_t blocks, size_t stride, uint64_t *bitmaps) {
    for (size_t block = 0; block < blocks; block++) {
        uint64_t maps[REDACT_CLASS_COUNT] = {0};
        for (int i = 0; i < 64; i++) {
            uint32_t set = classes_of(text[block * 64 + i]);
            while (set) {
                maps[__builtin_ctz(set)] |= (uint64_t)1 << i;
                set &= set - 1;
            }
        }
        for (int class = 0; class < REDACT_CLASS_COUNT; class++) bitmaps[class * stride + block] = maps[class];
    }
}

static uint64_t in_table(const uint32_t *table, uint32_t bytes, int hash_bits) {
    uint32_t hash = redact_literal_hash(bytes, hash_bits);
    return (table[hash >> 5] >> (hash & 31)) & 1;
}

static void literal_hits_portable(
    const uint8_t *text, size_t blocks, const uint32_t *table4, const uint32_t *table3, uint64_t *hits) {
    for (size_t block = 0; block < blocks; block++) {
        uint64_t mask = 0;
        for (int i = 0; i < 64; i++) {
            uint32_t four;
            memcpy(&four, text + block * 64 + i, 4);
            mask |= (in_table(table4, four, REDACT_FOUR_HASH_BITS)
                     | in_table(table3, four & 0xFFFFFF, REDACT_THREE_HASH_BITS)) << i;
        }
        hits[block] = mask;
    }
}

#if defined(__x86_64__)
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2")))

AVX2 static inline uint64_t bits(__m256i low, __m256i high) {
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

AVX2 static inline __m256i in_range(__m256i bytes, uint8_t first, uint8_t last) {
    __m256i offset = _mm256_sub_epi8(bytes, _mm256_set1_epi8((char)first));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(offset, _mm256_set1_epi8((char)(last - first))), offset);
}

AVX2 static inline __m256i equal(__m256i bytes, uint8_t byte) {
    return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)byte));
}

AVX2 static inline __m256i either(__m256i bytes, uint8_t one, uint8_t other) {
    return _mm256_or_si256(equal(bytes, one), equal(bytes, other));
}

AVX2 static void classify_avx2(const uint8_t *text, size_t blocks, size_t stride, uint64_t *bitmaps) {
    for (size_t block = 0; block < blocks; block++) {
        __m256i low = _mm256_loadu_si256((const __m256i *)(text + block * 64));
        __m256i high = _mm256_loadu_si256((const __m256i *)(text + block * 64 + 32));
        __m256i folded_low = _mm256_or_si256(low, _mm256_set1_epi8(0x20));
        __m256i folded_high = _mm256_or_si256(high, _mm256_set1_epi8(0x20));
        uint64_t *out = bitmaps + block;
        out[0 * stride] = bits(in_range(low, '0', '9'), in_range(high, '0', '9'));
        out[1 * stride] = bits(in_range(low, 'A', 'Z'), in_range(high, 'A', 'Z'));
        out[2 * stride] = bits(in_range(low, 'a', 'z'), in_range(high, 'a', 'z'));
        out[3 * stride] = bits(in_range(folded_low, 'a', 'f'), in_range(folded_high, 'a', 'f'));
        out[4 * stride] = bits(either(low, ' ', '\t'), either(high, ' ', '\t'));
        out[5 * stride] = bits(either(low, '\n', '\r'), either(high, '\n', '\r'));
        out[6 * stride] = bits(low, high);
        for (int i = 0; i < PUNCTUATION_COUNT; i++)
            out[(FIRST_PUNCTUATION + i) * stride] = bits(equal(low, punctuation[i]), equal(high, punctuation[i]));
    }
}

/// For each of eight lanes, whether its four bytes are in `table`: the answer is the lane's highest bit.
AVX2 static inline __m256i in_table_avx2(const uint32_t *table, __m256i folded, int hash_bits) {
    __m256i product = _mm256_mullo_epi32(folded, _mm256_set1_epi32((int)0x9E3779B1u));
    __m256i hash = _mm256_srli_epi32(product, 32 - hash_bits);
    __m256i words = _mm256_i32gather_epi32((const int *)table, _mm256_srli_epi32(hash, 5), 4);
    __m256i low_five = _mm256_set1_epi32(31);
    return _mm256_sllv_epi32(words, _mm256_sub_epi32(low_five, _mm256_and_si256(hash, low_five)));
}

/// Eight windows of four bytes at a time: each lane holds the bytes from one position on.
AVX2 static void literal_hits_avx2(
    const uint8_t *text, size_t blocks, const uint32_t *table4, const uint32_t *table3, uint64_t *hits) {
    const __m256i windows = _mm256_setr_epi8(
        0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6, 4, 5, 6, 7, 5, 6, 7, 8, 6, 7, 8, 9, 7, 8, 9, 10);
    const __m256i fold = _mm256_set1_epi32(0x20202020);
    const __m256i three_bytes = _mm256_set1_epi32(0x00FFFFFF);
    for (size_t block = 0; block < blocks; block++) {
        uint64_t mask = 0;
        for (int i = 0; i < 64; i += 8) {
            const uint8_t *at = text + block * 64 + i;
            uint64_t eight;
            uint32_t three = (uint32_t)at[8] | (uint32_t)at[9] << 8 | (uint32_t)at[10] << 16;
            memcpy(&eight, at, 8);
            __m128i bytes = _mm_set_epi64x((long long)three, (long long)eight);
            __m256i four = _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(bytes), windows);
            __m256i found4 = in_table_avx2(table4, _mm256_or_si256(four, fold), REDACT_FOUR_HASH_BITS);
            __m256i first_three = _mm256_or_si256(_mm256_and_si256(four, three_bytes), fold);
            __m256i found3 = in_table_avx2(table3, first_three, REDACT_THREE_HASH_BITS);
            int found = _mm256_movemask_ps(_mm256_castsi256_ps(_mm256_or_si256(found4, found3)));
            mask |= (uint64_t)(uint32_t)found << i;
        }
        hits[block] = mask;
    }
}

static int has_avx2(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2");
}
#else
static int has_avx2(void) { return 0; }
#define classify_avx2 classify_portable
#define literal_hits_avx2 literal_hits_portable
#endif

/// 0 not asked yet, 1 portable, 2 vector.
static atomic_int mode;

static int vectorised(void) {
    int current = atomic_load_explicit(&mode, memory_order_relaxed);
    if (current == 0) {
        current = has_avx2() ? 2 : 1;
        atomic_store_explicit(&mode, current, memory_order_relaxed);
    }
    return current == 2;
}

void redact_block_scan_use_fastest(int fastest) {
    atomic_store_explicit(&mode, fastest ? 0 : 1, memory_order_relaxed);
}

int redact_block_scan_is_vectorised(void) { return vectorised(); }

void redact_classify(const uint8_t *text, size_t blocks, size_t stride, uint64_t *bitmaps) {
    if (vectorised())
        classify_avx2(text, blocks, stride, bitmaps);
    else
        classify_portable(text, blocks, stride, bitmaps);
}

void redact_literal_hits(
    const uint8_t *text, size_t blocks, const uint32_t *table4, const uint32_t *table3, uint64_t *hits) {
    if (vectorised())
        literal_hits_avx2(text, blocks, table4, table3, hits);
    else
        literal_hits_portable(text, blocks, table4, table3, hits);
}
