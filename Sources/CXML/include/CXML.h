// libxml2's parsers of HTML and XML as a stream of events. The library is loaded at the first use, so that a program that
// parses nothing does not pay for it at its start; no header of it is seen here, because it cannot meet Foundation's ICU.
#ifndef CXML_H
#define CXML_H

#include <stddef.h>
#include <stdint.h>

/// What is called for each event. Names and values end in NUL; texts do not. All are UTF-8 and live only during the call.
typedef struct {
    void *context;
    /// `space` is the address of the element's namespace, NULL for none and in HTML. `attributes` holds names and values in
    /// turn and ends in NULL; a value is NULL where an attribute has none. In XML a name with a prefix is written with it.
    void (*start)(void *context, const char *name, const char *space, const char *const *attributes);
    void (*end)(void *context, const char *name, const char *space);
    void (*text)(void *context, const char *bytes, size_t count);
} CXMLHandler;

typedef enum {
    CXMLRead = 0,
    /// libxml2 is not installed.
    CXMLNoLibrary = 1,
    /// No parser could be made: memory is short, or there are no bytes.
    CXMLNoParser = 2,
} CXMLOutcome;

/// Reads a page as browsers do: whatever the bytes, something is read. `bytes` are UTF-8, whatever the page says of itself.
CXMLOutcome CXMLReadHTML(const uint8_t *bytes, size_t count, const CXMLHandler *handler);

/// Reads a document, and goes on behind what is not well-formed. Entities that the document declares are not expanded, those
/// of HTML are; nothing outside of the bytes is looked at.
CXMLOutcome CXMLReadXML(const uint8_t *bytes, size_t count, const CXMLHandler *handler);

#endif
