// The forms of the code: what the processor has is asked once, and every form gives the same.
#ifndef REDACT_FORMS_H
#define REDACT_FORMS_H

#include <stdint.h>
#include <string.h>

#include "block_scan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define REDACT_HAS_AVX2 1
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

#endif

/// Four words at once: one instruction with AVX2, two with SSE2 or NEON.
typedef uint64_t lanes __attribute__((vector_size(32)));

#define INLINE static inline __attribute__((always_inline))

/// Makes `name` from `name_body`, which is written once and compiled for every form.
#ifdef REDACT_HAS_AVX2
#define FORMS(result, name, parameters, arguments)                     \
    AVX2 static result name##_avx2 parameters { return name##_body arguments; } \
    static result name##_portable parameters { return name##_body arguments; }  \
    result name parameters {                                           \
        return redact_vectorised() ? name##_avx2 arguments : name##_portable arguments; \
    }
#else
#define FORMS(result, name, parameters, arguments) \
    result name parameters { return name##_body arguments; }
#endif

/// Whether the vector code is to be used.
int redact_vectorised(void);

#endif
