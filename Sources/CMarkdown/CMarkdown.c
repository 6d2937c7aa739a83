#define _GNU_SOURCE
#include "CMarkdown.h"

#include <dlfcn.h>
#include <md4c.h>
#include <pthread.h>
#include <string.h>

static __typeof__(&md_parse) parse;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *handle = dlopen("libmd4c.so.0", RTLD_NOW | RTLD_LOCAL);
    if (handle) *(void **)&parse = dlsym(handle, "md_parse");
}

typedef struct {
    const CMarkdownHandler *handler;
    const uint8_t *bytes;
    size_t count;
} Run;

static CMarkdownElement block(MD_BLOCKTYPE type) {
    switch (type) {
        case MD_BLOCK_QUOTE: return CMarkdownQuote;
        case MD_BLOCK_UL: return CMarkdownBulletList;
        case MD_BLOCK_OL: return CMarkdownOrderedList;
        case MD_BLOCK_LI: return CMarkdownItem;
        case MD_BLOCK_HR: return CMarkdownRule;
        case MD_BLOCK_H: return CMarkdownHeading;
        case MD_BLOCK_CODE: return CMarkdownCodeBlock;
        case MD_BLOCK_HTML: return CMarkdownHTMLBlock;
        case MD_BLOCK_P: return CMarkdownParagraph;
        case MD_BLOCK_TABLE: return CMarkdownTable;
        case MD_BLOCK_THEAD: return CMarkdownTableHead;
        case MD_BLOCK_TBODY: return CMarkdownTableBody;
        case MD_BLOCK_TR: return CMarkdownRow;
        case MD_BLOCK_TH: return CMarkdownHeaderCell;
        case MD_BLOCK_TD: return CMarkdownCell;
        default: return CMarkdownDocument;
    }
}

static CMarkdownElement span(MD_SPANTYPE type) {
    switch (type) {
        case MD_SPAN_EM: return CMarkdownEmphasis;
        case MD_SPAN_STRONG: return CMarkdownStrong;
        case MD_SPAN_A: return CMarkdownLink;
        case MD_SPAN_IMG: return CMarkdownImage;
        case MD_SPAN_CODE: return CMarkdownCode;
        case MD_SPAN_DEL: return CMarkdownDeleted;
        default: return CMarkdownOtherSpan;
    }
}

static CMarkdownDetail with(MD_ATTRIBUTE attribute) {
    return (CMarkdownDetail){.text = (const uint8_t *)attribute.text, .count = attribute.text ? attribute.size : 0};
}

static int enterBlock(MD_BLOCKTYPE type, void *more, void *context) {
    Run *run = context;
    CMarkdownDetail detail = {0};
    switch (type) {
        case MD_BLOCK_H: detail.number = (int32_t)((MD_BLOCK_H_DETAIL *)more)->level; break;
        case MD_BLOCK_OL: detail.number = (int32_t)((MD_BLOCK_OL_DETAIL *)more)->start; break;
        case MD_BLOCK_LI: {
            MD_BLOCK_LI_DETAIL *item = more;
            if (item->is_task) detail.number = item->task_mark == ' ' ? -1 : 1;
            break;
        }
        case MD_BLOCK_CODE: detail = with(((MD_BLOCK_CODE_DETAIL *)more)->lang); break;
        default: break;
    }
    run->handler->start(run->handler->context, block(type), detail);
    return 0;
}

static int leaveBlock(MD_BLOCKTYPE type, void *more, void *context) {
    (void)more;
    Run *run = context;
    run->handler->end(run->handler->context, block(type));
    return 0;
}

static int enterSpan(MD_SPANTYPE type, void *more, void *context) {
    Run *run = context;
    CMarkdownDetail detail = {0};
    if (type == MD_SPAN_A) detail = with(((MD_SPAN_A_DETAIL *)more)->href);
    if (type == MD_SPAN_IMG) detail = with(((MD_SPAN_IMG_DETAIL *)more)->src);
    run->handler->start(run->handler->context, span(type), detail);
    return 0;
}

static int leaveSpan(MD_SPANTYPE type, void *more, void *context) {
    (void)more;
    Run *run = context;
    run->handler->end(run->handler->context, span(type));
    return 0;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE count, void *context) {
    Run *run = context;
    const uint8_t *start = (const uint8_t *)bytes;
    // Texts are slices of the file wherever they can be.
    int isEscaped = start > run->bytes && start < run->bytes + run->count && start[-1] == '\\';
    CMarkdownTextKind kind;
    switch (type) {
        case MD_TEXT_ENTITY: kind = CMarkdownEntity; break;
        case MD_TEXT_BR: kind = CMarkdownHardBreak; break;
        case MD_TEXT_SOFTBR: kind = CMarkdownSoftBreak; break;
        case MD_TEXT_CODE: kind = CMarkdownCodeText; break;
        case MD_TEXT_HTML: kind = CMarkdownHTML; break;
        default: kind = CMarkdownText; break;
    }
    run->handler->text(
        run->handler->context, kind, start, count, kind == CMarkdownText && isEscaped);
    return 0;
}

CMarkdownOutcome CMarkdownParse(const uint8_t *bytes, size_t count, const CMarkdownHandler *handler) {
    pthread_once(&once, load);
    if (!parse) return CMarkdownNoLibrary;
    if (count > UINT32_MAX / 2) return CMarkdownFailed;
    Run run = {.handler = handler, .bytes = bytes, .count = count};
    MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS,
        .enter_block = enterBlock,
        .leave_block = leaveBlock,
        .enter_span = enterSpan,
        .leave_span = leaveSpan,
        .text = text,
    };
    return parse((const MD_CHAR *)bytes, (MD_SIZE)count, &parser, &run) == 0 ? CMarkdownRead : CMarkdownFailed;
}
