#include "forms.h"

INLINE lanes load(const uint64_t *words) {
    lanes loaded;
    memcpy(&loaded, words, sizeof loaded);
    return loaded;
}

INLINE int is_zero(lanes value) { return (value[0] | value[1] | value[2] | value[3]) == 0; }

/// For each byte, whether the one `distance` behind it is of the row's class; 1 to 63.
INLINE lanes ahead(const uint64_t *row, unsigned distance) {
    return load(row) >> distance | load(row + 1) << (64 - distance);
}

/// For each byte, whether the one before it is of the row's class.
INLINE lanes behind(const uint64_t *row) { return load(row) << 1 | load(row - 1) >> 63; }

/// For each byte, whether it or one of the seven behind it is of the row's class.
INLINE lanes near_eight(const uint64_t *row) {
    lanes low = load(row), high = load(row + 1);
    for (unsigned distance = 1; distance < 8; distance *= 2) {
        low |= low >> distance | high << (64 - distance);
        high |= high >> distance;
    }
    return low;
}

INLINE void redact_unite_body(
    const uint64_t *bitmaps, size_t stride, uint32_t classes, size_t words, uint64_t *united) {
    for (size_t word = 0; word < words; word += 4) {
        lanes all = {0};
        for (uint32_t left = classes; left; left &= left - 1)
            all |= load(bitmaps + (size_t)__builtin_ctz(left) * stride + word);
        memcpy(united + word, &all, sizeof all);
    }
}

FORMS(void, redact_unite,
      (const uint64_t *bitmaps, size_t stride, uint32_t classes, size_t words, uint64_t *united),
      (bitmaps, stride, classes, words, united))

INLINE uint64_t redact_near_body(struct redact_rows rows, size_t classes, size_t block) {
    uint64_t near = 0;
    for (size_t class = 0; class < classes; class++) {
        const uint64_t *row = rows.rows[class] + block;
        lanes any = load(row) | load(row + 1);
        near |= (uint64_t)!is_zero(any) << class;
    }
    return near;
}

FORMS(uint64_t, redact_near, (struct redact_rows rows, size_t classes, size_t block), (rows, classes, block))

INLINE void redact_shape_starts_body(
    const struct redact_group *groups, size_t count, const int32_t *probes, struct redact_rows rows, size_t block,
    unsigned known, uint64_t *starts) {
    lanes unknown = {~0ull * !(known & 1), ~0ull * !(known & 2), ~0ull * !(known & 4), ~0ull * !(known & 8)};
    lanes near_digit = near_eight(rows.digits + block) | unknown;
    lanes found = {0};
    for (size_t index = 0; index < count; index++) {
        const struct redact_group *group = &groups[index];
        lanes live = load(rows.rows[group->first] + block) & ~found;
        if (group->has_near_digit) live &= near_digit;
        if (group->not_preceded_by >= 0) live &= ~behind(rows.rows[group->not_preceded_by] + block);
        unsigned distance = 1;
        // Most groups with probes begin with two capitals, and most texts have none in a span.
        for (int32_t probe = group->first_probe; probe < group->last_probe && !is_zero(live); probe++, distance++)
            live &= ahead(rows.rows[probes[probe]] + block, distance) | unknown;
        found |= live;
    }
    memcpy(starts, &found, sizeof found);
}

FORMS(void, redact_shape_starts,
      (const struct redact_group *groups, size_t count, const int32_t *probes, struct redact_rows rows, size_t block,
       unsigned known, uint64_t *starts),
      (groups, count, probes, rows, block, known, starts))
