// ICU's functions as they were found at run time, and the one way from UTF-8 to its UTF-16.
#ifndef ICU_H
#define ICU_H

#include "CICU.h"

#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>

typedef struct {
    __typeof__(&ubrk_open) open;
    __typeof__(&ubrk_setText) setText;
    __typeof__(&ubrk_next) next;
    __typeof__(&ubrk_close) close;
    __typeof__(&ubidi_openSized) openBidi;
    __typeof__(&ubidi_setPara) setParagraph;
    __typeof__(&ubidi_getParaLevel) paragraphLevel;
    __typeof__(&ubidi_getLevels) levels;
    __typeof__(&ubidi_close) closeBidi;
    __typeof__(&u_charMirror) mirror;
} ICU;

/// NULL where ICU is not there.
const ICU *icu(void);

/// One code point, U+FFFD for what is none; at least one byte is taken and none beyond the end. A line feed is a space.
static inline UChar32 take(const uint8_t *bytes, size_t count, size_t *offset) {
    const uint8_t *at = bytes + *offset;
    size_t left = count - *offset;
    if (at[0] < 0x80) {
        *offset += 1;
        return at[0] == '\n' ? ' ' : at[0];
    }
    if (at[0] >= 0xC0 && at[0] < 0xE0 && left >= 2) {
        *offset += 2;
        return (at[0] & 0x1F) << 6 | (at[1] & 0x3F);
    }
    if (at[0] >= 0xE0 && at[0] < 0xF0 && left >= 3) {
        *offset += 3;
        return (at[0] & 0xF) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    }
    if (at[0] >= 0xF0 && left >= 4) {
        *offset += 4;
        UChar32 value = (at[0] & 7) << 18 | (at[1] & 0x3F) << 12 | (at[2] & 0x3F) << 6 | (at[3] & 0x3F);
        return value <= 0x10FFFF ? value : 0xFFFD;
    }
    *offset += 1;
    return 0xFFFD;
}

/// Writes a code point and the offset of its first byte with each of its units; returns how many these are: 1 or 2.
static inline size_t put(UChar32 value, uint32_t offset, UChar *units, uint32_t *offsets) {
    offsets[0] = offset;
    if (value < 0x10000) {
        units[0] = (UChar)value;
        return 1;
    }
    units[0] = (UChar)(0xD7C0 + (value >> 10));
    units[1] = (UChar)(0xDC00 | (value & 0x3FF));
    offsets[1] = offset;
    return 2;
}

#endif
