#include "forms.h"

#include <stdatomic.h>

#ifdef REDACT_HAS_AVX2
static int has_avx2(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2");
}
#else
static int has_avx2(void) { return 0; }
#endif

/// 0 not asked yet, 1 portable, 2 vector.
static atomic_int mode;

int redact_vectorised(void) {
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

int redact_block_scan_is_vectorised(void) { return redact_vectorised(); }
