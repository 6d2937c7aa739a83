#include "ICU.h"

#include <stdlib.h>
#include <string.h>

enum {
    leftToRightEmbedding = 0x202A,
    rightToLeftEmbedding = 0x202B,
    popFormatting = 0x202C,
    leftToRightOverride = 0x202D,
    rightToLeftOverride = 0x202E,
    leftToRightIsolate = 0x2066,
    firstStrongIsolate = 0x2068,
    popIsolate = 0x2069,
    // A character that the algorithm passes over (class BN).
    nothing = 0x200B,
};

// What is open: which of the formatting characters are overrides.
typedef struct {
    uint8_t *open;
    size_t count, isolates;
} Nest;

// Takes overrides away with what ends them (BD8 to BD11). Opening characters are never more than there is room for.
static UChar32 withoutOverrides(UChar32 value, Nest *nest) {
    enum { embedding, override, isolate };
    switch (value) {
        case leftToRightEmbedding:
        case rightToLeftEmbedding: nest->open[nest->count++] = embedding; return value;
        case leftToRightOverride:
        case rightToLeftOverride: nest->open[nest->count++] = override; return nothing;
        case popFormatting:
            if (!nest->count || nest->open[nest->count - 1] == isolate) return value;
            return nest->open[--nest->count] == override ? nothing : value;
        case popIsolate:
            if (!nest->isolates) return value;
            while (nest->open[--nest->count] != isolate) {}
            nest->isolates--;
            return value;
        default:
            if (value >= leftToRightIsolate && value <= firstStrongIsolate) {
                nest->open[nest->count++] = isolate;
                nest->isolates++;
            }
            return value;
    }
}

int CICUBidiLevels(const uint8_t *bytes, size_t count, int level, uint8_t *levels) {
    const ICU *library = icu();
    if (!library || count > INT32_MAX / 4) return -1;
    if (!count) return level > 0;
    UChar *units = malloc(count * sizeof *units);
    uint32_t *offsets = malloc((count + 1) * sizeof *offsets);
    Nest nest = {.open = malloc(count)};
    UBiDi *bidi = NULL;
    int result = -1;
    if (!units || !offsets || !nest.open) goto end;

    size_t offset = 0, length = 0;
    while (offset < count) {
        uint32_t start = (uint32_t)offset;
        UChar32 value = withoutOverrides(take(bytes, count, &offset), &nest);
        length += put(value, start, units + length, offsets + length);
    }
    offsets[length] = (uint32_t)count;

    UErrorCode error = U_ZERO_ERROR;
    bidi = library->openBidi((int32_t)length, 0, &error);
    UBiDiLevel paragraph = level < 0 ? UBIDI_DEFAULT_LTR : (UBiDiLevel)level;
    if (U_SUCCESS(error)) library->setParagraph(bidi, units, (int32_t)length, paragraph, NULL, &error);
    const UBiDiLevel *found = U_SUCCESS(error) ? library->levels(bidi, &error) : NULL;
    if (!found || U_FAILURE(error)) goto end;
    for (size_t unit = 0; unit < length; unit++)
        memset(levels + offsets[unit], found[unit], offsets[unit + 1] - offsets[unit]);
    result = library->paragraphLevel(bidi);

end:
    if (bidi) library->closeBidi(bidi);
    free(units);
    free(offsets);
    free(nest.open);
    return result;
}
