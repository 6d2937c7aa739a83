#include "CCharset.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

/// Bytes of U+FFFD, and the least that must be free before iconv is asked to go on.
enum { replacement = 3, room = 16 };

uint8_t *charset_decode(const char *charset, const uint8_t *bytes, size_t count, size_t *length, size_t *replaced) {
    *length = 0;
    *replaced = 0;
    if (count > SIZE_MAX / 4) return NULL;
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1) return NULL;

    size_t capacity = count + count / 2 + room;
    uint8_t *text = malloc(capacity);
    char *in = (char *)bytes; // iconv only reads it
    size_t left = count, used = 0;
    while (text != NULL) {
        if (capacity - used < room) {
            capacity *= 2;
            uint8_t *larger = realloc(text, capacity);
            if (larger == NULL) {
                free(text);
                text = NULL;
                break;
            }
            text = larger;
        }
        char *out = (char *)text + used;
        size_t space = capacity - used - replacement;
        // At the end the state is flushed: some charsets hold a letter back until they know whether an accent follows.
        size_t status = left > 0 ? iconv(converter, &in, &left, &out, &space)
                                 : iconv(converter, NULL, NULL, &out, &space);
        int fault = errno;
        used = (size_t)((uint8_t *)out - text);
        if (status != (size_t)-1) {
            if (left == 0 && in == NULL) break;
            if (left == 0) in = NULL;
            continue;
        }
        if (fault == E2BIG) {
            // The space left for the stand-in may have been all that was missing.
            size_t larger_capacity = capacity * 2;
            uint8_t *larger = realloc(text, larger_capacity);
            if (larger == NULL) {
                free(text);
                text = NULL;
                break;
            }
            text = larger;
            capacity = larger_capacity;
            continue;
        }
        if (left == 0) break;
        in++;
        left--;
        text[used++] = 0xEF;
        text[used++] = 0xBF;
        text[used++] = 0xBD;
        ++*replaced;
    }
    iconv_close(converter);
    *length = used;
    return text;
}

void charset_free(uint8_t *text) { free(text); }
