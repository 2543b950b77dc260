#include "forms.h"

static const uint8_t punctuation[] = "@.-:/+(_=#,'\"<[%);|$&{\\";
enum { FIRST_PUNCTUATION = 7, PUNCTUATION_COUNT = 23 };

/// The bits of classes that are ranges, in the order of PatternCatalog.BaseClass.
enum { DIGIT = 1, UPPER = 2, LOWER = 4, HEX_LETTER = 8, BLANK = 16, NEWLINE = 32, HIGH = 64 };

#define PUNCTUATION(byte, index) [byte] = 1u << (FIRST_PUNCTUATION + index)

const uint32_t redact_class_table[256] = {
    ['0' ... '9'] = DIGIT,
    ['A' ... 'F'] = UPPER | HEX_LETTER,
    ['G' ... 'Z'] = UPPER,
    ['a' ... 'f'] = LOWER | HEX_LETTER,
    ['g' ... 'z'] = LOWER,
    [' '] = BLANK,
    ['\t'] = BLANK,
    ['\n'] = NEWLINE,
    ['\r'] = NEWLINE,
    [0x80 ... 0xFF] = HIGH,
    PUNCTUATION('@', 0), PUNCTUATION('.', 1), PUNCTUATION('-', 2), PUNCTUATION(':', 3),
    PUNCTUATION('/', 4), PUNCTUATION('+', 5), PUNCTUATION('(', 6), PUNCTUATION('_', 7),
    PUNCTUATION('=', 8), PUNCTUATION('#', 9), PUNCTUATION(',', 10), PUNCTUATION('\'', 11),
    PUNCTUATION('"', 12), PUNCTUATION('<', 13), PUNCTUATION('[', 14), PUNCTUATION('%', 15),
    PUNCTUATION(')', 16), PUNCTUATION(';', 17), PUNCTUATION('|', 18), PUNCTUATION('$', 19),
    PUNCTUATION('&', 20), PUNCTUATION('{', 21), PUNCTUATION('\\', 22),
};

static void classify_portable(const uint8_t *text, size_t blocks, size_t stride, uint64_t *bitmaps) {
    for (size_t block = 0; block < blocks; block++) {
        uint64_t maps[REDACT_CLASS_COUNT] = {0};
        for (int i = 0; i < 64; i++) {
            uint32_t set = redact_classes(text[block * 64 + i]);
            while (set) {
                maps[__builtin_ctz(set)] |= (uint64_t)1 << i;
                set &= set - 1;
            }
        }
        for (int class = 0; class < REDACT_CLASS_COUNT; class++) bitmaps[class * stride + block] = maps[class];
    }
}

#ifdef REDACT_HAS_AVX2

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

#else
#define classify_avx2 classify_portable
#endif

void redact_classify(const uint8_t *text, size_t blocks, size_t stride, uint64_t *bitmaps) {
    if (redact_vectorised())
        classify_avx2(text, blocks, stride, bitmaps);
    else
        classify_portable(text, blocks, stride, bitmaps);
}
