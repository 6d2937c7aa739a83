// What the page needs of ICU: where a line may end (UAX #14, with dictionaries for Thai and its like), the levels of
// right-to-left text (UAX #9), and mirrored signs. The library is loaded at the first use: it takes longer than a first frame
// that has no need of it. Where it is not installed, or has another version than the headers this was built with, every
// function says so.
#ifndef CICU_H
#define CICU_H

#include <stddef.h>
#include <stdint.h>

/// Whether ICU is there. Loads it.
int CICUIsThere(void);

typedef enum {
    /// A line may end here.
    CICUOpportunity,
    /// A line must end here: what stands before is a line separator or its like.
    CICUMandatory,
    /// No line may end here; a stretch without opportunities is longer than what is looked at at once.
    CICUNowhere,
} CICUBreakKind;

typedef struct {
    /// UTF-8 bytes from the beginning of the text.
    uint32_t offset;
    CICUBreakKind kind;
} CICUBreak;

/// Finds places where a line may end in a text whose first byte begins one, in order. A line feed counts as a space.
///
/// Writes at most `room` of them and returns how many; the last is where the next call goes on, so that a text of any length
/// takes bounded memory: it is the end of the text when everything was looked at. At least one is written where text and room
/// are not empty. `language` is that of the text ("ja", "zh-Hant"), or NULL. Fails with -1 where ICU is not there or memory is
/// short. O(bytes looked at), which are at most some 64 KB; fastest when there is room for 4,096.
ptrdiff_t CICULineBreaks(
    const char *language, const uint8_t *bytes, size_t count, CICUBreak *breaks, size_t room);

/// The embedding level of each byte of a text (rules P2 to I2, and L1 for the text as one line). A line feed counts as a
/// space; overrides and what ends them are passed over, as if they were not there.
///
/// `level` is 0 or 1, that of the paragraph, or -1 where the first strong character says it (else 0). Returns the paragraph's
/// level, or -1 where ICU is not there or memory is short. O(bytes), and some 12 bytes of memory for each.
int CICUBidiLevels(const uint8_t *bytes, size_t count, int level, uint8_t *levels);

/// The sign that stands for a scalar in right-to-left text (rule L4): `)` for `(`; else the scalar.
uint32_t CICUMirrored(uint32_t scalar);

#endif
