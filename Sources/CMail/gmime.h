#ifndef GMIME_H
#define GMIME_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What we use of GMime 3.2 and the GObject under it, as function pointers. The signatures are those of its headers, with
// every object as `void *`: so the headers are not needed to build, nor the library to start.

/// X(result, name, parameters)
#define GMIME_FUNCTIONS(X)                                                                                            \
    X(void, g_mime_init, (void))                                                                                      \
    X(void *, g_mime_stream_mem_new, (void))                                                                          \
    X(void *, g_mime_stream_mem_new_with_buffer, (const char *bytes, size_t count))                                   \
    X(struct byte_array *, g_mime_stream_mem_get_byte_array, (void *stream))                                          \
    X(void *, g_mime_parser_new_with_stream, (void *stream))                                                          \
    X(void *, g_mime_parser_construct_message, (void *parser, void *options))                                         \
    X(void *, g_mime_message_get_mime_part, (void *message))                                                          \
    X(size_t, g_mime_multipart_get_type, (void))                                                                      \
    X(int, g_mime_multipart_get_count, (void *multipart))                                                             \
    X(void *, g_mime_multipart_get_part, (void *multipart, int index))                                                \
    X(const char *, g_mime_multipart_get_prologue, (void *multipart))                                                 \
    X(size_t, g_mime_message_part_get_type, (void))                                                                   \
    X(void *, g_mime_message_part_get_message, (void *part))                                                          \
    X(size_t, g_mime_part_get_type, (void))                                                                           \
    X(void *, g_mime_part_get_content, (void *part))                                                                  \
    X(const char *, g_mime_part_get_filename, (void *part))                                                           \
    X(ssize_t, g_mime_data_wrapper_write_to_stream, (void *wrapper, void *stream))                                    \
    X(void *, g_mime_object_get_content_type, (void *object))                                                         \
    X(const char *, g_mime_content_type_get_media_type, (void *type))                                                 \
    X(const char *, g_mime_content_type_get_media_subtype, (void *type))                                              \
    X(const char *, g_mime_content_type_get_parameter, (void *type, const char *name))                                \
    X(const char *, g_mime_object_get_disposition, (void *object))                                                    \
    X(const char *, g_mime_object_get_content_id, (void *object))                                                     \
    X(void *, g_mime_object_get_header_list, (void *object))                                                          \
    X(int, g_mime_header_list_get_count, (void *headers))                                                             \
    X(void *, g_mime_header_list_get_header_at, (void *headers, int index))                                           \
    X(const char *, g_mime_header_get_name, (void *header))                                                           \
    X(const char *, g_mime_header_get_raw_value, (void *header))                                                      \
    X(int, g_type_check_instance_is_a, (void *object, size_t type))                                                   \
    X(void, g_object_unref, (void *object))

/// The beginning of GLib's GByteArray.
struct byte_array {
    uint8_t *data;
    unsigned int len;
};

struct gmime {
#define X(result, name, parameters) result(*name) parameters;
    GMIME_FUNCTIONS(X)
#undef X
};

/// The library, loaded at the first call; NULL where it is not installed. Safe from any thread.
const struct gmime *gmime(void);

#endif
