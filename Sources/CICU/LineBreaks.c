#include "ICU.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
    // UTF-16 units that are looked at at once, at first and at most.
    fewUnits = 4096,
    mostUnits = 65536,
    // What stands so near the end of a piece may depend on what follows it: numbers ("$(" before a digit or another sign) and
    // words of scripts without spaces, of which dictionaries weigh three at a time.
    unsureUnits = 256,
};

// What a thread keeps: opening an iterator takes a hundred times as long as a short text.
typedef struct {
    // By the kind of rules.
    UBreakIterator *iterators[2];
    UChar *units;
    // The byte at which each unit begins, and the end.
    uint32_t *offsets;
    size_t room;
} Workplace;

static pthread_key_t key;
static int hasKey;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void closeWorkplace(void *value) {
    Workplace *place = value;
    for (int kind = 0; kind < 2; kind++)
        if (place->iterators[kind]) icu()->close(place->iterators[kind]);
    free(place->units);
    free(place->offsets);
    free(place);
}

static void makeKey(void) { hasKey = pthread_key_create(&key, closeWorkplace) == 0; }

static Workplace *workplace(void) {
    pthread_once(&once, makeKey);
    if (!hasKey) return NULL;
    Workplace *place = pthread_getspecific(key);
    if (place) return place;
    place = calloc(1, sizeof *place);
    if (place && pthread_setspecific(key, place) != 0) {
        free(place);
        return NULL;
    }
    return place;
}

static int makeRoom(Workplace *place, size_t units) {
    if (place->room >= units) return 1;
    UChar *moreUnits = realloc(place->units, units * sizeof *moreUnits);
    if (moreUnits) place->units = moreUnits;
    uint32_t *moreOffsets = realloc(place->offsets, (units + 1) * sizeof *moreOffsets);
    if (moreOffsets) place->offsets = moreOffsets;
    if (!moreUnits || !moreOffsets) return 0;
    place->room = units;
    return 1;
}

// ICU 72 has two sets of rules for lines: those of Chinese and Japanese take “ and ” for brackets, and the root's serve all
// others. Both are asked for as strict, as UAX #14 has it: small kana and the like begin no line.
static UBreakIterator *iterator(const ICU *library, Workplace *place, const char *language) {
    size_t length = language ? strcspn(language, "-_") : 0;
    int kind = length == 2 && (!strncmp(language, "zh", 2) || !strncmp(language, "ja", 2));
    if (!place->iterators[kind]) {
        UErrorCode error = U_ZERO_ERROR;
        UBreakIterator *opened = library->open(UBRK_LINE, kind ? "zh@lb=strict" : "@lb=strict", NULL, 0, &error);
        if (U_FAILURE(error)) {
            if (opened) library->close(opened);
            return NULL;
        }
        place->iterators[kind] = opened;
    }
    return place->iterators[kind];
}

static int isMandatory(UChar before) {
    return before == 0x0B || before == 0x0C || before == 0x0D || before == 0x85 || before == 0x2028 || before == 0x2029;
}

ptrdiff_t CICULineBreaks(
    const char *language, const uint8_t *bytes, size_t count, CICUBreak *breaks, size_t room) {
    const ICU *library = icu();
    if (!library) return -1;
    if (!count || !room) return 0;
    Workplace *place = workplace();
    if (!place) return -1;
    UBreakIterator *lines = iterator(library, place, language);
    if (!lines) return -1;
    for (size_t most = fewUnits;; most *= 4) {
        if (!makeRoom(place, most)) return -1;
        size_t offset = 0, units = 0;
        while (offset < count && units + 2 <= most) {
            uint32_t start = (uint32_t)offset;
            units += put(take(bytes, count, &offset), start, place->units + units, place->offsets + units);
        }
        place->offsets[units] = (uint32_t)offset;
        size_t sure = offset == count ? units : units - unsureUnits;

        UErrorCode error = U_ZERO_ERROR;
        library->setText(lines, place->units, (int32_t)units, &error);
        if (U_FAILURE(error)) return -1;
        size_t found = 0;
        int32_t at;
        while (found < room && (at = library->next(lines)) != UBRK_DONE && (size_t)at <= sure) {
            CICUBreakKind kind = isMandatory(place->units[at - 1]) ? CICUMandatory : CICUOpportunity;
            breaks[found++] = (CICUBreak){.offset = place->offsets[at], .kind = kind};
        }
        if (found) return (ptrdiff_t)found;
        // Nothing that is sure: more is looked at, as long as there is more.
        if (most == mostUnits) {
            breaks[0] = (CICUBreak){.offset = (uint32_t)offset, .kind = CICUNowhere};
            return 1;
        }
    }
}
