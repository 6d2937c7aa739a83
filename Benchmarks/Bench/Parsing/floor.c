// The floors under the importer: what the libraries that it stands on need for the same bytes, with nothing done about what
// they find but counting it. Prints one line of JSON, as `bench --pass` does.
//
//   floor html|xml|markdown|mail|mbox FILE...

#define _GNU_SOURCE
#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <md4c.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// What a pass has seen: so that no compiler can leave the calls out.
static uint64_t seen;

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void fail(const char *what, const char *name) {
    fprintf(stderr, "floor: %s: %s\n", name, what);
    exit(1);
}

// MARK: libxml2

static void startHTML(void *context, const xmlChar *name, const xmlChar **attributes) {
    (void)context, (void)name;
    seen += 1 + (attributes != NULL);
}

static void endHTML(void *context, const xmlChar *name) {
    (void)context, (void)name;
    seen++;
}

static void startXML(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                     const xmlChar **bound, int count, int defaulted, const xmlChar **attributes) {
    (void)context, (void)name, (void)prefix, (void)space, (void)spaces, (void)bound, (void)defaulted, (void)attributes;
    seen += (uint64_t)count;
}

static void endXML(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)context, (void)name, (void)prefix, (void)space;
    seen++;
}

static void text(void *context, const xmlChar *bytes, int count) {
    (void)context, (void)bytes;
    seen += (uint64_t)count;
}

static void silent(void *context, const char *message, ...) { (void)context, (void)message; }

static void html(const char *bytes, size_t count) {
    htmlSAXHandler calls = {.startElement = startHTML, .endElement = endHTML, .characters = text,
                            .ignorableWhitespace = text, .cdataBlock = text, .warning = silent, .error = silent,
                            .fatalError = silent};
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(bytes, (int)count);
    htmlSAXHandlerPtr own = parser->sax;
    parser->sax = &calls;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
    parser->sax = own;
    htmlFreeParserCtxt(parser);
}

static void xml(const char *bytes, size_t count) {
    xmlSAXHandler calls = {.initialized = XML_SAX2_MAGIC, .startElementNs = startXML, .endElementNs = endXML,
                           .characters = text, .ignorableWhitespace = text, .cdataBlock = text, .warning = silent,
                           .error = silent, .fatalError = silent};
    xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(bytes, (int)count);
    xmlSAXHandlerPtr own = parser->sax;
    parser->sax = &calls;
    xmlCtxtUseOptions(parser, XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_HUGE);
    xmlParseDocument(parser);
    parser->sax = own;
    xmlFreeParserCtxt(parser);
}

// MARK: md4c

static int block(MD_BLOCKTYPE type, void *detail, void *context) {
    (void)type, (void)detail, (void)context;
    seen++;
    return 0;
}

static int span(MD_SPANTYPE type, void *detail, void *context) {
    (void)type, (void)detail, (void)context;
    seen++;
    return 0;
}

static int words(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE count, void *context) {
    (void)type, (void)bytes, (void)context;
    seen += count;
    return 0;
}

static void markdown(const char *bytes, size_t count) {
    MD_PARSER calls = {.flags = MD_DIALECT_GITHUB, .enter_block = block, .leave_block = block, .enter_span = span,
                       .leave_span = span, .text = words};
    md_parse(bytes, (MD_SIZE)count, &calls, NULL);
}

// MARK: GMime, whose headers need not be installed

static struct {
    void (*g_mime_init)(void);
    void *(*g_mime_stream_mem_new)(void);
    void *(*g_mime_stream_mem_new_with_buffer)(const char *, size_t);
    void *(*g_mime_stream_file_open)(const char *, const char *, void *);
    void *(*g_mime_parser_new_with_stream)(void *);
    void (*g_mime_parser_set_format)(void *, int);
    int (*g_mime_parser_eos)(void *);
    void *(*g_mime_parser_construct_message)(void *, void *);
    void (*g_mime_message_foreach)(void *, void (*)(void *, void *, void *), void *);
    size_t (*g_mime_part_get_type)(void);
    int (*g_type_check_instance_is_a)(void *, size_t);
    void *(*g_mime_part_get_content)(void *);
    ssize_t (*g_mime_data_wrapper_write_to_stream)(void *, void *);
    void (*g_object_unref)(void *);
} gmime;

static void loadGMime(void) {
    void *library = dlopen("libgmime-3.0.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) fail("not installed", "GMime");
#define FIND(name) \
    if (!(*(void **)&gmime.name = dlsym(library, #name))) fail("missing", #name)
    FIND(g_mime_init);
    FIND(g_mime_stream_mem_new);
    FIND(g_mime_stream_mem_new_with_buffer);
    FIND(g_mime_stream_file_open);
    FIND(g_mime_parser_new_with_stream);
    FIND(g_mime_parser_set_format);
    FIND(g_mime_parser_eos);
    FIND(g_mime_parser_construct_message);
    FIND(g_mime_message_foreach);
    FIND(g_mime_part_get_type);
    FIND(g_type_check_instance_is_a);
    FIND(g_mime_part_get_content);
    FIND(g_mime_data_wrapper_write_to_stream);
    FIND(g_object_unref);
#undef FIND
    gmime.g_mime_init();
}

// The transfer encoding is taken off: without that nothing can be read.
static void leaf(void *parent, void *part, void *context) {
    (void)parent, (void)context;
    if (!gmime.g_type_check_instance_is_a(part, gmime.g_mime_part_get_type())) return;
    void *content = gmime.g_mime_part_get_content(part);
    if (!content) return;
    void *stream = gmime.g_mime_stream_mem_new();
    seen += (uint64_t)gmime.g_mime_data_wrapper_write_to_stream(content, stream);
    gmime.g_object_unref(stream);
}

static size_t messages(void *stream, int isMailbox) {
    void *parser = gmime.g_mime_parser_new_with_stream(stream);
    if (isMailbox) gmime.g_mime_parser_set_format(parser, 1);
    size_t count = 0;
    do {
        void *message = gmime.g_mime_parser_construct_message(parser, NULL);
        if (!message) break;
        gmime.g_mime_message_foreach(message, leaf, NULL);
        gmime.g_object_unref(message);
        count++;
    } while (isMailbox && !gmime.g_mime_parser_eos(parser));
    gmime.g_object_unref(parser);
    return count;
}

static void mail(const char *bytes, size_t count) {
    void *stream = gmime.g_mime_stream_mem_new_with_buffer(bytes, count);
    messages(stream, 0);
    gmime.g_object_unref(stream);
}

// MARK: Passes

static char *contents(const char *path, size_t *count) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) fail("cannot be read", path);
    *count = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*count + 1);
    if (!bytes || fread(bytes, 1, *count, file) != *count) fail("cannot be read", path);
    fclose(file);
    return bytes;
}

// The most memory that was resident, in bytes.
static long long peak(void) {
    char line[256];
    long long kilobytes = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status)) {
        if (sscanf(line, "VmHWM: %lld", &kilobytes) == 1) break;
    }
    if (status) fclose(status);
    return kilobytes * 1024;
}

int main(int count, char **arguments) {
    if (count < 3) {
        fputs("usage: floor html|xml|markdown|mail|mbox FILE...\n", stderr);
        return 2;
    }
    const char *form = arguments[1];
    int isMailbox = strcmp(form, "mbox") == 0;
    void (*pass)(const char *, size_t) = strcmp(form, "html") == 0 ? html
        : strcmp(form, "xml") == 0                                 ? xml
        : strcmp(form, "markdown") == 0                            ? markdown
        : strcmp(form, "mail") == 0                                ? mail
                                                                   : NULL;
    if (!pass && !isMailbox) fail("no such form", form);
    if (isMailbox || pass == mail) loadGMime();
    xmlInitParser();

    double wall = 0, processor = 0;
    size_t documents = 0;
    for (int index = 2; index < count; index++) {
        size_t size = 0;
        char *bytes = isMailbox ? NULL : contents(arguments[index], &size);
        double started = now(CLOCK_MONOTONIC), busy = now(CLOCK_PROCESS_CPUTIME_ID);
        if (isMailbox) {
            void *stream = gmime.g_mime_stream_file_open(arguments[index], "r", NULL);
            if (!stream) fail("cannot be read", arguments[index]);
            documents += messages(stream, 1);
            gmime.g_object_unref(stream);
        } else {
            pass(bytes, size);
            documents++;
        }
        wall += now(CLOCK_MONOTONIC) - started;
        processor += now(CLOCK_PROCESS_CPUTIME_ID) - busy;
        free(bytes);
    }
    if (seen == 0) fail("nothing was found in the files", form);
    printf("{\"documents\":%zu,\"wall\":%.3f,\"processor\":%.3f,\"memory\":%lld}\n", documents, wall, processor, peak());
    return 0;
}
