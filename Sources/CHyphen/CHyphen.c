#define _GNU_SOURCE
#include "CHyphen.h"

#include <dlfcn.h>
#include <hyphen.h>
#include <iconv.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static __typeof__(&hnj_hyphen_load_file) loadPatterns;
static __typeof__(&hnj_hyphen_free) freePatterns;
static __typeof__(&hnj_hyphen_hyphenate2) hyphenate;
static bool isLoaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *handle = dlopen("libhyphen.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
    *(void **)&loadPatterns = dlsym(handle, "hnj_hyphen_load_file");
    *(void **)&freePatterns = dlsym(handle, "hnj_hyphen_free");
    *(void **)&hyphenate = dlsym(handle, "hnj_hyphen_hyphenate2");
    isLoaded = loadPatterns && freePatterns && hyphenate;
}

struct CHyphenDictionary {
    HyphenDict *patterns;
    /// The code points of the bytes of a charset of single bytes; 0 where there is none. Not used with UTF-8.
    uint32_t letters[256];
};

/// What the bytes of a charset stand for. False when the system does not know it.
static bool readCharset(const char *name, uint32_t letters[256]) {
    // As LibreOffice's dictionaries call the code pages of Windows.
    static const char prefix[] = "microsoft-";
    if (strncmp(name, prefix, sizeof prefix - 1) == 0) name += sizeof prefix - 1;
    // To iconv no name is the locale's charset.
    if (*name == 0) return false;
    iconv_t converter = iconv_open("UTF-32LE", name);
    if (converter == (iconv_t)-1) return false;
    for (int byte = 1; byte < 256; byte++) {
        char in = (char)byte;
        uint8_t out[8];
        char *from = &in, *to = (char *)out;
        size_t left = 1, room = sizeof out;
        iconv(converter, NULL, NULL, NULL, NULL);
        if (iconv(converter, &from, &left, &to, &room) == (size_t)-1 || left > 0 || room != sizeof out - 4) continue;
        letters[byte] = out[0] | (uint32_t)out[1] << 8 | (uint32_t)out[2] << 16 | (uint32_t)out[3] << 24;
    }
    iconv_close(converter);
    return true;
}

/// The library takes lines as long as this with their end, and complains about longer ones on the terminal.
enum { mostOfLine = 96 };

static bool begins(const char *line, size_t count, const char *word) {
    size_t length = strlen(word);
    return count >= length && memcmp(line, word, length) == 0;
}

static bool isKeyword(const char *line, size_t count) {
    return begins(line, count, "NOHYPHEN") || begins(line, count, "LEFTHYPHENMIN")
        || begins(line, count, "RIGHTHYPHENMIN") || begins(line, count, "COMPOUND");
}

/// Of a list with commas between its places, after blanks.
static bool hasEmptyPlace(const char *list, size_t count) {
    bool isEmpty = true;
    for (size_t index = 0; index < count; index++) {
        if (isEmpty && list[index] == ',') return true;
        isEmpty = list[index] == ',' || (isEmpty && (list[index] == ' ' || list[index] == '\t'));
    }
    return isEmpty;
}

/// Copies a dictionary line by line, as the library can be given it. Returns the bytes written, at most `count` + 1.
///
/// Patterns that change letters ("f1f/ff=f,1,2": Schiff-fahrt for Schiffahrt) become such as forbid the division: what is copied
/// or searched must be what was written, and at the borders of compounds the library may call itself for ever over them.
static size_t copyLines(const uint8_t *bytes, size_t count, char *copy) {
    size_t used = 0;
    bool hasForbidden = false;
    for (size_t start = 0; start < count;) {
        const char *line = (const char *)bytes + start;
        const char *end = memchr(line, '\n', count - start);
        size_t length = end ? (size_t)(end - line) : count - start;
        start += length + 1;
        if (length > 0 && line[length - 1] == '\r') length--;
        if (used > 0 && (length == 0 || length > mostOfLine || line[0] == '%' || memchr(line, 0, length))) continue;
        if (length > mostOfLine) return 0;
        if (begins(line, length, "NOHYPHEN")) {
            // The library reads beyond the second of two lists, and beyond the word where a list has an empty place.
            if (hasForbidden || hasEmptyPlace(line + 8, length - 8)) continue;
            hasForbidden = true;
        }
        if (begins(line, length, "NEXTLEVEL")) hasForbidden = false;
        // The first line is the charset.
        bool isPattern = used > 0 && !isKeyword(line, length);
        // Before the point that is the beginning of a word the library writes where nothing is.
        size_t digits = 0;
        while (digits < length && line[digits] >= '0' && line[digits] <= '9') digits++;
        if (isPattern && digits > 0 && digits < length && line[digits] == '.') continue;
        const char *change = isPattern ? memchr(line, '/', length) : NULL;
        size_t kept = change ? (size_t)(change - line) : length;
        for (size_t index = 0; index < kept; index++) {
            char byte = line[index];
            if (change && byte >= '0' && byte <= '9' && (byte & 1)) byte = (char)(byte == '9' ? '8' : byte + 1);
            copy[used++] = byte;
        }
        copy[used++] = '\n';
    }
    return used;
}

CHyphenDictionary *CHyphenRead(const uint8_t *bytes, size_t count) {
    pthread_once(&once, load);
    if (!isLoaded || count == SIZE_MAX) return NULL;
    CHyphenDictionary *dictionary = calloc(1, sizeof *dictionary);
    char *copy = malloc(count + 1);
    size_t used = dictionary && copy ? copyLines(bytes, count, copy) : 0;
    FILE *file = used > 0 ? fmemopen(copy, used, "r") : NULL;
    if (file) {
        dictionary->patterns = loadPatterns(file);
        fclose(file);
    }
    free(copy);
    if (dictionary && dictionary->patterns
        && (dictionary->patterns->utf8 || readCharset(dictionary->patterns->cset, dictionary->letters))) {
        return dictionary;
    }
    CHyphenFree(dictionary);
    return NULL;
}

void CHyphenFree(CHyphenDictionary *dictionary) {
    if (dictionary && dictionary->patterns) freePatterns(dictionary->patterns);
    free(dictionary);
}

/// The bytes of a code point, 1 to 4 of them; 0 when it has none.
static size_t encode(const CHyphenDictionary *dictionary, uint32_t letter, char *bytes) {
    if (letter == 0 || (letter >= '0' && letter <= '9')) return 0;
    if (!dictionary->patterns->utf8) {
        for (int byte = 1; byte < 256; byte++) {
            if (dictionary->letters[byte] != letter) continue;
            bytes[0] = (char)byte;
            return 1;
        }
        return 0;
    }
    if (letter < 0x80) {
        bytes[0] = (char)letter;
        return 1;
    }
    if (letter < 0x800) {
        bytes[0] = (char)(0xC0 | letter >> 6);
        bytes[1] = (char)(0x80 | (letter & 0x3F));
        return 2;
    }
    if (letter < 0x10000) {
        bytes[0] = (char)(0xE0 | letter >> 12);
        bytes[1] = (char)(0x80 | (letter >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (letter & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | letter >> 18);
    bytes[1] = (char)(0x80 | (letter >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (letter >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (letter & 0x3F));
    return 4;
}

int CHyphenDivide(const CHyphenDictionary *dictionary, const uint32_t *word, size_t count, uint8_t *marks) {
    memset(marks, 0, count);
    if (count == 0 || count > CHyphenMostLetters) return 0;
    char bytes[4 * CHyphenMostLetters + 1];
    size_t size = 0;
    for (size_t index = 0; index < count; index++) {
        size_t taken = encode(dictionary, word[index], bytes + size);
        if (taken == 0) return 0;
        size += taken;
    }
    bytes[size] = 0;
    // The library asks for five bytes more than the word has.
    char points[sizeof bytes + 8] = {0};
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    int fault = hyphenate(
        dictionary->patterns, bytes, (int)size, points, NULL, &replacements, &positions, &cuts);
    for (size_t index = 0; !fault && index < count; index++) marks[index] = points[index] & 1;
    // None of them is made without patterns that change letters; but the library asks for the pointers.
    free(replacements);
    free(positions);
    free(cuts);
    return !fault;
}
