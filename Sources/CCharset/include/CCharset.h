#ifndef CCHARSET_H
#define CCHARSET_H

#include <stddef.h>
#include <stdint.h>

/// Decodes bytes by iconv. What is no sequence of the charset becomes U+FFFD, byte by byte. O(count).
///
/// - charset: the name that iconv gives it.
/// - length: the UTF-8 bytes that were made.
/// - replaced: how many bytes became U+FFFD.
///
/// Returns UTF-8 that `charset_free` takes back; NULL when the system does not know the charset, or without memory.
uint8_t *charset_decode(const char *charset, const uint8_t *bytes, size_t count, size_t *length, size_t *replaced);

void charset_free(uint8_t *text);

#endif
