#include "gmime.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

static struct gmime functions;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/// POSIX lets dlsym's result be a function; ISO C has no cast for it.
static bool find(void *library, const char *name, void *function) {
    void *found = dlsym(library, name);
    memcpy(function, &found, sizeof found);
    return found != NULL;
}

static void load(void) {
    // The library stays loaded: GLib's types cannot be unloaded.
    void *library = dlopen("libgmime-3.0.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
#define X(result, name, parameters)                                                                                   \
    if (!find(library, #name, &functions.name)) return;
    GMIME_FUNCTIONS(X)
#undef X
    functions.g_mime_init();
    is_loaded = true;
}

const struct gmime *gmime(void) {
    pthread_once(&once, load);
    return is_loaded ? &functions : NULL;
}
