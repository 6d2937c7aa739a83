// The floor under typesetting: ICU's break iterator alone over text that is UTF-16 already, paragraph by paragraph, with
// nothing done about the breaks but counting them. Prints one line of JSON, as `bench-pass` does.
//
//   floor LOCALE FILE    paragraphs stand between empty lines; "@lb=strict" is the root's locale, as strict as our pages are

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

enum { passes = 5 };

typedef struct {
    UChar *units;
    int32_t count;
} Paragraph;

static void fail(const char *what, const char *name) {
    fprintf(stderr, "floor: %s: %s\n", name, what);
    exit(1);
}

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static char *contents(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) fail("cannot be read", path);
    size_t count = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(count + 1);
    if (!bytes || fread(bytes, 1, count, file) != count) fail("cannot be read", path);
    bytes[count] = 0;
    fclose(file);
    return bytes;
}

static Paragraph paragraph(const char *bytes, size_t count) {
    UErrorCode error = U_ZERO_ERROR;
    Paragraph result = {.units = malloc((count + 1) * sizeof(UChar))};
    if (!result.units) fail("no memory", "a paragraph");
    u_strFromUTF8(result.units, (int32_t)count, &result.count, bytes, (int32_t)count, &error);
    if (U_FAILURE(error)) fail(u_errorName(error), "a paragraph");
    return result;
}

static size_t pass(UBreakIterator *iterator, const Paragraph *paragraphs, size_t count) {
    size_t breaks = 0;
    for (size_t index = 0; index < count; index++) {
        UErrorCode error = U_ZERO_ERROR;
        ubrk_setText(iterator, paragraphs[index].units, paragraphs[index].count, &error);
        if (U_FAILURE(error)) fail(u_errorName(error), "a paragraph");
        while (ubrk_next(iterator) != UBRK_DONE) breaks++;
    }
    return breaks;
}

static int order(const void *a, const void *b) {
    double difference = *(const double *)a - *(const double *)b;
    return (difference > 0) - (difference < 0);
}

int main(int count, char **arguments) {
    if (count != 3) {
        fputs("usage: floor LOCALE FILE\n", stderr);
        return 2;
    }
    const char *text = contents(arguments[2]);
    Paragraph *paragraphs = malloc((strlen(text) / 2 + 1) * sizeof *paragraphs);
    if (!paragraphs) fail("no memory", arguments[2]);
    size_t found = 0;
    for (const char *end; *text; text = *end ? end + 2 : end) {
        end = strstr(text, "\n\n");
        if (!end) end = text + strlen(text);
        paragraphs[found++] = paragraph(text, (size_t)(end - text));
    }
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_LINE, arguments[1], NULL, 0, &error);
    if (U_FAILURE(error)) fail(u_errorName(error), arguments[1]);

    size_t breaks = pass(iterator, paragraphs, found);
    double wall[passes], processor[passes];
    for (int index = 0; index < passes; index++) {
        double started = now(CLOCK_MONOTONIC), busy = now(CLOCK_PROCESS_CPUTIME_ID);
        if (pass(iterator, paragraphs, found) != breaks) fail("other breaks than before", arguments[2]);
        wall[index] = now(CLOCK_MONOTONIC) - started;
        processor[index] = now(CLOCK_PROCESS_CPUTIME_ID) - busy;
    }
    qsort(wall, passes, sizeof *wall, order);
    qsort(processor, passes, sizeof *processor, order);
    printf("{\"count\":%zu,\"wall\":%.3f,\"processor\":%.3f}\n", breaks, wall[passes / 2], processor[passes / 2]);
    return 0;
}
