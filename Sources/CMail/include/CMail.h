#ifndef CMAIL_H
#define CMAIL_H

#include <stddef.h>
#include <stdint.h>

/// One message, taken apart by GMime. The library is not linked: it is loaded when the first message is read, since the
/// program starts often and reads mail seldom. It parses and decodes; no network, no keys. Several threads may each read
/// messages of their own.
typedef struct mail mail;

/// What a part is.
typedef enum { mail_leaf, mail_multipart, mail_message } mail_kind;

/// The package that is not installed and without which no mail can be read; NULL when it is there. Lives as long as the
/// program.
const char *mail_missing_library(void);

/// Reads a message; nothing of `bytes` is needed afterwards. The parts are numbered in the order of the file; part 0 is
/// the message itself, and a message within a message is a part too, whose one child is its content. NULL without GMime
/// or memory. Nesting ends at 1,024 parts. O(count * depth of nesting).
mail *mail_read(const uint8_t *bytes, size_t count);
void mail_free(mail *message);

size_t mail_part_count(const mail *message);
/// The part that a part stands in; of part 0, itself.
size_t mail_part_parent(const mail *message, size_t part);
mail_kind mail_part_kind(const mail *message, size_t part);

// The texts below live as long as the message, and are NULL where the part does not say them.

/// `text`, `html`; of a message NULL.
const char *mail_part_type(const mail *message, size_t part);
const char *mail_part_subtype(const mail *message, size_t part);
/// A parameter of the content type: "charset", "format".
const char *mail_part_parameter(const mail *message, size_t part, const char *name);
/// `inline`, `attachment`
const char *mail_part_disposition(const mail *message, size_t part);
const char *mail_part_filename(const mail *message, size_t part);
/// Without angle brackets.
const char *mail_part_content_id(const mail *message, size_t part);

/// What stands in a multipart before its first boundary: all of it, where the boundary is missing or another.
const char *mail_preamble(const mail *message, size_t part);

/// The headers of a message: of part 0, or of a message within it; of any other part, its own. Values are raw: folded, with
/// encoded words, of whatever bytes.
size_t mail_header_count(const mail *message, size_t part);
const char *mail_header_name(const mail *message, size_t part, size_t index);
const char *mail_header_value(const mail *message, size_t part, size_t index);

/// The bytes of a leaf with the transfer encoding taken off, which `mail_content_free` takes back; NULL when there are none.
uint8_t *mail_content(const mail *message, size_t part, size_t *length);
void mail_content_free(uint8_t *content);

#endif
