#define _GNU_SOURCE
#include "CXML.h"

#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The functions of libxml2 that are used, as its headers declare them.
static struct {
    __typeof__(&xmlInitParser) xmlInitParser;
    __typeof__(&htmlCreateMemoryParserCtxt) htmlCreateMemoryParserCtxt;
    __typeof__(&htmlCtxtUseOptions) htmlCtxtUseOptions;
    __typeof__(&htmlParseDocument) htmlParseDocument;
    __typeof__(&htmlFreeParserCtxt) htmlFreeParserCtxt;
    __typeof__(&htmlEntityLookup) htmlEntityLookup;
    __typeof__(&xmlCreateMemoryParserCtxt) xmlCreateMemoryParserCtxt;
    __typeof__(&xmlCtxtUseOptions) xmlCtxtUseOptions;
    __typeof__(&xmlParseDocument) xmlParseDocument;
    __typeof__(&xmlFreeParserCtxt) xmlFreeParserCtxt;
    __typeof__(&xmlSwitchEncoding) xmlSwitchEncoding;
    __typeof__(&xmlGetPredefinedEntity) xmlGetPredefinedEntity;
} library;

static int isLoaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *handle = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
#define FIND(name) \
    do { \
        *(void **)&library.name = dlsym(handle, #name); \
        if (!library.name) return; \
    } while (0)
    FIND(xmlInitParser);
    FIND(htmlCreateMemoryParserCtxt);
    FIND(htmlCtxtUseOptions);
    FIND(htmlParseDocument);
    FIND(htmlFreeParserCtxt);
    FIND(htmlEntityLookup);
    FIND(xmlCreateMemoryParserCtxt);
    FIND(xmlCtxtUseOptions);
    FIND(xmlParseDocument);
    FIND(xmlFreeParserCtxt);
    FIND(xmlSwitchEncoding);
    FIND(xmlGetPredefinedEntity);
#undef FIND
    library.xmlInitParser();
    isLoaded = 1;
}

// What the callbacks get: the caller's handler, and the parser that runs.
typedef struct {
    const CXMLHandler *handler;
    xmlParserCtxtPtr parser;
    // Attributes of XML, which come without NULs: their pointers and a copy of their bytes.
    const char **attributes;
    size_t attributeRoom;
    char *values;
    size_t valueRoom;
    // What stands for an entity that the parser does not know, until the parser asks for the next.
    xmlEntity entity;
    char reference[64];
} Run;

static void silent(void *context, const char *message, ...) {
    (void)context;
    (void)message;
}

static void silentStructured(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}

static void text(void *context, const xmlChar *bytes, int count) {
    Run *run = context;
    // Behind its first error the parser would skip the entities of XML.
    run->parser->wellFormed = 1;
    run->handler->text(run->handler->context, (const char *)bytes, (size_t)count);
}

// What both parsers call for texts and errors; all else is left to the one and the other.
static xmlSAXHandler handlerOfTexts(void) {
    xmlSAXHandler calls;
    memset(&calls, 0, sizeof calls);
    calls.characters = text;
    calls.ignorableWhitespace = text;
    calls.cdataBlock = text;
    calls.warning = silent;
    calls.error = silent;
    calls.fatalError = silent;
    return calls;
}

// MARK: HTML

// Elements that are never closed would make every end tag look through all of them. Below this depth an element's parent is
// forgotten, and its end not told; no page of a person's making is nested so deeply.
enum { maximumDepth = 256 };

static void startHTML(void *context, const xmlChar *name, const xmlChar **attributes) {
    static const char *const none[] = {NULL};
    Run *run = context;
    xmlParserCtxtPtr parser = run->parser;
    if (parser->nameNr > maximumDepth) {
        parser->nameTab[parser->nameNr - 2] = parser->nameTab[parser->nameNr - 1];
        parser->nameNr--;
    }
    run->handler->start(
        run->handler->context, (const char *)name, NULL,
        attributes ? (const char *const *)attributes : none);
}

static void endHTML(void *context, const xmlChar *name) {
    Run *run = context;
    run->handler->end(run->handler->context, (const char *)name, NULL);
}

CXMLOutcome CXMLReadHTML(const uint8_t *bytes, size_t count, const CXMLHandler *handler) {
    pthread_once(&once, load);
    if (!isLoaded) return CXMLNoLibrary;
    if (count == 0 || count > INT32_MAX) return CXMLNoParser;
    htmlParserCtxtPtr parser = library.htmlCreateMemoryParserCtxt((const char *)bytes, (int)count);
    if (!parser) return CXMLNoParser;
    Run run = {.handler = handler, .parser = parser};
    htmlSAXHandler calls = handlerOfTexts();
    calls.startElement = startHTML;
    calls.endElement = endHTML;
    htmlSAXHandlerPtr own = parser->sax;
    parser->sax = &calls;
    parser->userData = &run;
    library.htmlCtxtUseOptions(
        parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    library.xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    library.htmlParseDocument(parser);
    parser->sax = own;
    library.htmlFreeParserCtxt(parser);
    return CXMLRead;
}

// MARK: XML

static int reserve(Run *run, size_t attributes, size_t values) {
    if (attributes > run->attributeRoom) {
        const char **room = realloc(run->attributes, attributes * sizeof *room);
        if (!room) return 0;
        run->attributes = room;
        run->attributeRoom = attributes;
    }
    if (values > run->valueRoom) {
        char *room = realloc(run->values, values);
        if (!room) return 0;
        run->values = room;
        run->valueRoom = values;
    }
    return 1;
}

static void startXML(
    void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces, const xmlChar **bound,
    int count, int defaulted, const xmlChar **attributes) {
    (void)prefix, (void)spaces, (void)bound, (void)defaulted;
    Run *run = context;
    run->parser->wellFormed = 1;
    size_t bytes = 0;
    for (int index = 0; index < count; index++) {
        const xmlChar **one = attributes + 5 * index;
        bytes += strlen((const char *)one[0]) + (one[1] ? strlen((const char *)one[1]) : 0) + 3 + (size_t)(one[4] - one[3]);
    }
    if (!reserve(run, 2 * (size_t)count + 1, bytes + 1)) return;
    char *end = run->values;
    for (int index = 0; index < count; index++) {
        const xmlChar **one = attributes + 5 * index;
        run->attributes[2 * index] = end;
        if (one[1]) {
            end = stpcpy(end, (const char *)one[1]);
            *end++ = ':';
        }
        end = stpcpy(end, (const char *)one[0]) + 1;
        run->attributes[2 * index + 1] = end;
        end = mempcpy(end, one[3], (size_t)(one[4] - one[3]));
        *end++ = '\0';
    }
    run->attributes[2 * count] = NULL;
    run->handler->start(run->handler->context, (const char *)name, (const char *)space, run->attributes);
}

static void endXML(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
    (void)prefix;
    Run *run = context;
    run->handler->end(run->handler->context, (const char *)name, (const char *)space);
}

static size_t putScalar(char *utf8, unsigned value) {
    if (value < 0x80) {
        utf8[0] = (char)value;
        return 1;
    }
    if (value < 0x800) {
        utf8[0] = (char)(0xC0 | value >> 6);
        utf8[1] = (char)(0x80 | (value & 0x3F));
        return 2;
    }
    utf8[0] = (char)(0xE0 | value >> 12);
    utf8[1] = (char)(0x80 | (value >> 6 & 0x3F));
    utf8[2] = (char)(0x80 | (value & 0x3F));
    return 3;
}

// No entity that a file declares is known to the parser, so that none can grow, nor name another file. Feeds name the entities
// of HTML without declaring them; a name that is none of them is shown as it stands. The parser does not free what it gets.
static xmlEntityPtr entity(void *context, const xmlChar *name) {
    Run *run = context;
    // Behind an error the parser would pass over what it is given.
    run->parser->wellFormed = 1;
    xmlEntityPtr known = library.xmlGetPredefinedEntity(name);
    if (known) return known;
    size_t count = 0;
    size_t length = strlen((const char *)name);
    const htmlEntityDesc *found = library.htmlEntityLookup(name);
    if (found && found->value < 0x10000) {
        count = putScalar(run->reference, found->value);
    } else if (length + 2 < sizeof run->reference) {
        run->reference[count++] = '&';
        memcpy(run->reference + count, name, length);
        count += length;
        run->reference[count++] = ';';
    }
    run->reference[count] = '\0';
    memset(&run->entity, 0, sizeof run->entity);
    run->entity.type = XML_ENTITY_DECL;
    run->entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    run->entity.name = name;
    run->entity.content = (xmlChar *)run->reference;
    run->entity.length = (int)count;
    return &run->entity;
}

static xmlEntityPtr noParameter(void *context, const xmlChar *name) {
    (void)context;
    (void)name;
    return NULL;
}

static xmlParserInputPtr noInput(void *context, const xmlChar *public, const xmlChar *system) {
    (void)context;
    (void)public;
    (void)system;
    return NULL;
}

CXMLOutcome CXMLReadXML(const uint8_t *bytes, size_t count, const CXMLHandler *handler) {
    pthread_once(&once, load);
    if (!isLoaded) return CXMLNoLibrary;
    if (count == 0 || count > INT32_MAX) return CXMLNoParser;
    xmlParserCtxtPtr parser = library.xmlCreateMemoryParserCtxt((const char *)bytes, (int)count);
    if (!parser) return CXMLNoParser;
    Run run = {.handler = handler, .parser = parser};
    xmlSAXHandler calls = handlerOfTexts();
    calls.initialized = XML_SAX2_MAGIC;
    calls.startElementNs = startXML;
    calls.endElementNs = endXML;
    calls.getEntity = entity;
    calls.getParameterEntity = noParameter;
    calls.resolveEntity = noInput;
    calls.serror = silentStructured;
    xmlSAXHandlerPtr own = parser->sax;
    parser->sax = &calls;
    parser->userData = &run;
    library.xmlCtxtUseOptions(
        parser, XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC
                    | XML_PARSE_NOENT | XML_PARSE_HUGE);
    library.xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    library.xmlParseDocument(parser);
    parser->sax = own;
    library.xmlFreeParserCtxt(parser);
    free(run.attributes);
    free(run.values);
    return CXMLRead;
}
