#include "forms.h"

INLINE int is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }
INLINE int is_upper(uint8_t byte) { return byte >= 'A' && byte <= 'Z'; }
INLINE int is_lower(uint8_t byte) { return byte >= 'a' && byte <= 'z'; }
INLINE int is_word(uint8_t byte) { return is_digit(byte) || is_upper(byte) || is_lower(byte) || byte >= 0x80; }

/// The first byte of a character of three bytes or more.
static const uint8_t unspaced_lead = 0xE0;

INLINE struct redact_word_marks marks_from(
    uint64_t word, uint64_t upper, uint64_t lower, uint64_t unspaced, uint64_t stops, uint8_t before) {
    return (struct redact_word_marks){
        .word_bytes = word,
        .runs = word & ~(word << 1 | (uint64_t)is_word(before)),
        .inner = (upper & (lower << 1 | (uint64_t)is_lower(before))) | unspaced,
        .stops = stops,
    };
}

static void word_marks_portable(const uint8_t *text, uint8_t before, struct redact_word_marks *marks) {
    uint64_t word = 0, upper = 0, lower = 0, unspaced = 0, stops = 0;
    for (int i = 0; i < 64; i++) {
        word |= (uint64_t)is_word(text[i]) << i;
        upper |= (uint64_t)is_upper(text[i]) << i;
        lower |= (uint64_t)is_lower(text[i]) << i;
        unspaced |= (uint64_t)(text[i] >= unspaced_lead) << i;
        stops |= (uint64_t)(text[i] == '\n' || text[i] == '[') << i;
    }
    *marks = marks_from(word, upper, lower, unspaced, stops, before);
}

#ifdef REDACT_HAS_AVX2
AVX2 static void word_marks_avx2(const uint8_t *text, uint8_t before, struct redact_word_marks *marks) {
    __m256i low = _mm256_loadu_si256((const __m256i *)text);
    __m256i high = _mm256_loadu_si256((const __m256i *)(text + 32));
    uint64_t upper = bits(in_range(low, 'A', 'Z'), in_range(high, 'A', 'Z'));
    uint64_t lower = bits(in_range(low, 'a', 'z'), in_range(high, 'a', 'z'));
    uint64_t digit = bits(in_range(low, '0', '9'), in_range(high, '0', '9'));
    uint64_t unspaced = bits(in_range(low, unspaced_lead, 0xFF), in_range(high, unspaced_lead, 0xFF));
    uint64_t stops = bits(either(low, '\n', '['), either(high, '\n', '['));
    *marks = marks_from(upper | lower | digit | bits(low, high), upper, lower, unspaced, stops, before);
}
#else
#define word_marks_avx2 word_marks_portable
#endif

void redact_word_marks(const uint8_t *text, uint8_t before, struct redact_word_marks *marks) {
    if (redact_vectorised())
        word_marks_avx2(text, before, marks);
    else
        word_marks_portable(text, before, marks);
}
