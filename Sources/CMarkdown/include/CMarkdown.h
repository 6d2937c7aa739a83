// md4c's parser of Markdown (CommonMark 0.31 with GitHub's tables, strokes, task lists and bare addresses) as a stream of
// events. The library is loaded at the first use, so that a program that parses nothing does not pay for it at its start.
#ifndef CMARKDOWN_H
#define CMARKDOWN_H

#include <stddef.h>
#include <stdint.h>

typedef enum {
    CMarkdownQuote, CMarkdownBulletList, CMarkdownOrderedList, CMarkdownItem, CMarkdownRule, CMarkdownHeading,
    CMarkdownCodeBlock, CMarkdownHTMLBlock, CMarkdownParagraph, CMarkdownTable, CMarkdownTableHead, CMarkdownTableBody,
    CMarkdownRow, CMarkdownHeaderCell, CMarkdownCell, CMarkdownDocument,
    CMarkdownEmphasis, CMarkdownStrong, CMarkdownLink, CMarkdownImage, CMarkdownCode, CMarkdownDeleted, CMarkdownOtherSpan,
} CMarkdownElement;

typedef enum {
    CMarkdownText,
    /// A character reference as it stands: `&amp;`.
    CMarkdownEntity,
    CMarkdownHardBreak, CMarkdownSoftBreak, CMarkdownCodeText,
    /// A tag, or the lines of a block of HTML.
    CMarkdownHTML,
} CMarkdownTextKind;

/// What an element says besides its kind. The text is that of the file, with backslashes and character references in it; it is
/// empty where there is none and lives only during the call.
typedef struct {
    /// Level of a heading; first number of a list; of an item of a task list 1 when done, -1 when not.
    int32_t number;
    /// Address of a link or an image; language of a block of code.
    const uint8_t *text;
    size_t count;
} CMarkdownDetail;

typedef struct {
    void *context;
    void (*start)(void *context, CMarkdownElement element, CMarkdownDetail detail);
    void (*end)(void *context, CMarkdownElement element);
    /// `isEscaped`: a backslash stood before the first character.
    void (*text)(void *context, CMarkdownTextKind kind, const uint8_t *bytes, size_t count, int isEscaped);
} CMarkdownHandler;

typedef enum {
    CMarkdownRead = 0,
    /// md4c is not installed.
    CMarkdownNoLibrary = 1,
    /// Memory is short.
    CMarkdownFailed = 2,
} CMarkdownOutcome;

/// Reads a text in UTF-8. O(bytes).
CMarkdownOutcome CMarkdownParse(const uint8_t *bytes, size_t count, const CMarkdownHandler *handler);

#endif
