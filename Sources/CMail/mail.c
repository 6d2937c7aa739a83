#include "CMail.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "gmime.h"

struct part {
    /// GMime's object, which its message keeps alive.
    void *object;
    size_t parent;
    mail_kind kind;
};

struct mail {
    const struct gmime *gmime;
    void *message;
    struct part *parts;
    size_t count, capacity;
};

const char *mail_missing_library(void) { return gmime() == NULL ? "libgmime-3.0-0" : NULL; }

// MARK: The parts

static bool append(mail *mail, void *object, size_t parent, mail_kind kind) {
    if (mail->count == mail->capacity) {
        size_t capacity = mail->capacity * 2 + 8;
        struct part *parts = realloc(mail->parts, capacity * sizeof *parts);
        if (parts == NULL) return false;
        mail->parts = parts;
        mail->capacity = capacity;
    }
    mail->parts[mail->count++] = (struct part){object, parent, kind};
    return true;
}

/// Appends an object and all within it. GMime's own limit keeps the recursion shallow: 1,024 parts.
static bool collect(mail *mail, void *object, size_t parent) {
    const struct gmime *gmime = mail->gmime;
    if (object == NULL) return true;
    size_t self = mail->count;
    if (gmime->g_type_check_instance_is_a(object, gmime->g_mime_multipart_get_type())) {
        if (!append(mail, object, parent, mail_multipart)) return false;
        int count = gmime->g_mime_multipart_get_count(object);
        for (int index = 0; index < count; index++) {
            if (!collect(mail, gmime->g_mime_multipart_get_part(object, index), self)) return false;
        }
        return true;
    }
    if (gmime->g_type_check_instance_is_a(object, gmime->g_mime_message_part_get_type())) {
        void *inner = gmime->g_mime_message_part_get_message(object);
        if (inner == NULL) return append(mail, object, parent, mail_leaf);
        return append(mail, inner, parent, mail_message)
            && collect(mail, gmime->g_mime_message_get_mime_part(inner), self);
    }
    return append(mail, object, parent, mail_leaf);
}

mail *mail_read(const uint8_t *bytes, size_t count) {
    const struct gmime *library = gmime();
    if (library == NULL) return NULL;
    mail *mail = calloc(1, sizeof *mail);
    if (mail == NULL) return NULL;
    mail->gmime = library;
    // The stream has a copy of the bytes, and the parts read from it.
    void *stream = library->g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    void *parser = library->g_mime_parser_new_with_stream(stream);
    mail->message = library->g_mime_parser_construct_message(parser, NULL);
    library->g_object_unref(parser);
    library->g_object_unref(stream);
    if (mail->message == NULL || !append(mail, mail->message, 0, mail_message)
        || !collect(mail, library->g_mime_message_get_mime_part(mail->message), 0)) {
        mail_free(mail);
        return NULL;
    }
    return mail;
}

void mail_free(mail *mail) {
    if (mail == NULL) return;
    if (mail->message != NULL) mail->gmime->g_object_unref(mail->message);
    free(mail->parts);
    free(mail);
}

size_t mail_part_count(const mail *mail) { return mail->count; }
size_t mail_part_parent(const mail *mail, size_t part) { return mail->parts[part].parent; }
mail_kind mail_part_kind(const mail *mail, size_t part) { return mail->parts[part].kind; }

// MARK: What a part says of itself

/// The content type's object; NULL for messages, whose content is a part of its own.
static void *content_type(const mail *mail, size_t part) {
    if (mail->parts[part].kind == mail_message) return NULL;
    return mail->gmime->g_mime_object_get_content_type(mail->parts[part].object);
}

const char *mail_part_type(const mail *mail, size_t part) {
    void *type = content_type(mail, part);
    return type == NULL ? NULL : mail->gmime->g_mime_content_type_get_media_type(type);
}

const char *mail_part_subtype(const mail *mail, size_t part) {
    void *type = content_type(mail, part);
    return type == NULL ? NULL : mail->gmime->g_mime_content_type_get_media_subtype(type);
}

const char *mail_part_parameter(const mail *mail, size_t part, const char *name) {
    void *type = content_type(mail, part);
    return type == NULL ? NULL : mail->gmime->g_mime_content_type_get_parameter(type, name);
}

const char *mail_part_disposition(const mail *mail, size_t part) {
    if (mail->parts[part].kind == mail_message) return NULL;
    return mail->gmime->g_mime_object_get_disposition(mail->parts[part].object);
}

/// Whether an object is one of GMime's parts with content: a leaf that is no damaged message.
static bool has_content(const mail *mail, size_t part) {
    const struct gmime *gmime = mail->gmime;
    return mail->parts[part].kind == mail_leaf
        && gmime->g_type_check_instance_is_a(mail->parts[part].object, gmime->g_mime_part_get_type());
}

const char *mail_part_filename(const mail *mail, size_t part) {
    return has_content(mail, part) ? mail->gmime->g_mime_part_get_filename(mail->parts[part].object) : NULL;
}

const char *mail_part_content_id(const mail *mail, size_t part) {
    if (mail->parts[part].kind == mail_message) return NULL;
    return mail->gmime->g_mime_object_get_content_id(mail->parts[part].object);
}

const char *mail_preamble(const mail *mail, size_t part) {
    if (mail->parts[part].kind != mail_multipart) return NULL;
    return mail->gmime->g_mime_multipart_get_prologue(mail->parts[part].object);
}

// MARK: Headers

static void *header(const mail *mail, size_t part, size_t index) {
    void *headers = mail->gmime->g_mime_object_get_header_list(mail->parts[part].object);
    return headers == NULL ? NULL : mail->gmime->g_mime_header_list_get_header_at(headers, (int)index);
}

size_t mail_header_count(const mail *mail, size_t part) {
    void *headers = mail->gmime->g_mime_object_get_header_list(mail->parts[part].object);
    int count = headers == NULL ? 0 : mail->gmime->g_mime_header_list_get_count(headers);
    return count < 0 ? 0 : (size_t)count;
}

const char *mail_header_name(const mail *mail, size_t part, size_t index) {
    void *found = header(mail, part, index);
    return found == NULL ? NULL : mail->gmime->g_mime_header_get_name(found);
}

const char *mail_header_value(const mail *mail, size_t part, size_t index) {
    void *found = header(mail, part, index);
    return found == NULL ? NULL : mail->gmime->g_mime_header_get_raw_value(found);
}

// MARK: Content

uint8_t *mail_content(const mail *mail, size_t part, size_t *length) {
    const struct gmime *gmime = mail->gmime;
    *length = 0;
    if (!has_content(mail, part)) return NULL;
    void *wrapper = gmime->g_mime_part_get_content(mail->parts[part].object);
    if (wrapper == NULL) return NULL;
    void *stream = gmime->g_mime_stream_mem_new();
    uint8_t *content = NULL;
    if (gmime->g_mime_data_wrapper_write_to_stream(wrapper, stream) >= 0) {
        const struct byte_array *array = gmime->g_mime_stream_mem_get_byte_array(stream);
        if (array != NULL && array->len > 0 && (content = malloc(array->len)) != NULL) {
            memcpy(content, array->data, array->len);
            *length = array->len;
        }
    }
    gmime->g_object_unref(stream);
    return content;
}

void mail_content_free(uint8_t *content) { free(content); }
