#define _GNU_SOURCE
#include "ICU.h"

#include <dlfcn.h>
#include <pthread.h>

static ICU library;
static int isLoaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// ICU's names carry its version, which the headers add by macros: the name that is looked for is what the macro makes of it.
#define TEXT(name) #name
#define NAME(name) TEXT(name)

static void load(void) {
    void *handle = dlopen("libicuuc.so." U_ICU_VERSION_SHORT, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
#define FIND(field, name) \
    do { \
        *(void **)&library.field = dlsym(handle, NAME(name)); \
        if (!library.field) return; \
    } while (0)
    FIND(open, ubrk_open);
    FIND(setText, ubrk_setText);
    FIND(next, ubrk_next);
    FIND(close, ubrk_close);
    FIND(openBidi, ubidi_openSized);
    FIND(setParagraph, ubidi_setPara);
    FIND(paragraphLevel, ubidi_getParaLevel);
    FIND(levels, ubidi_getLevels);
    FIND(closeBidi, ubidi_close);
    FIND(mirror, u_charMirror);
#undef FIND
    isLoaded = 1;
}

const ICU *icu(void) {
    pthread_once(&once, load);
    return isLoaded ? &library : NULL;
}

int CICUIsThere(void) { return icu() != NULL; }

uint32_t CICUMirrored(uint32_t scalar) {
    const ICU *library = icu();
    return library && scalar <= 0x10FFFF ? (uint32_t)library->mirror((UChar32)scalar) : scalar;
}
