#pragma once
#include <string.h>
#include <stdio.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

// What Swift cannot see of libvterm: colours are unions behind macros, attributes are bit fields.

/// One position of the screen, flattened.
typedef struct {
    uint32_t characters[VTERM_MAX_CHARS_PER_CELL];
    int width;
    bool bold, underline, italic, blink, reverse, strike;
    VTermColor foreground, background;
} CVtermCell;

static inline bool cvterm_cell(const VTermScreen *screen, int row, int column, CVtermCell *cell) {
    VTermPos position = {.row = row, .col = column};
    VTermScreenCell found;
    if (!vterm_screen_get_cell(screen, position, &found)) return false;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL; i++) cell->characters[i] = found.chars[i];
    cell->width = found.width;
    cell->bold = found.attrs.bold;
    cell->underline = found.attrs.underline != 0;
    cell->italic = found.attrs.italic;
    cell->blink = found.attrs.blink;
    cell->reverse = found.attrs.reverse;
    cell->strike = found.attrs.strike;
    cell->foreground = found.fg;
    cell->background = found.bg;
    return true;
}

static inline bool cvterm_is_default(VTermColor color) {
    return VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color);
}

static inline bool cvterm_is_indexed(VTermColor color) { return VTERM_COLOR_IS_INDEXED(&color); }

// What Swift's view of the C library leaves out.

int posix_openpt(int flags);
int grantpt(int terminal);
int unlockpt(int terminal);
int ptsname_r(int terminal, char *path, size_t size);
int pipe2(int ends[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

/// A descriptor that becomes readable when the process ends.
static inline int cvterm_pidfd(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

/// User and system time of a process that runs, in nanoseconds; -1 where there is no such process.
static inline int64_t cvterm_processor_time(pid_t process) {
    clockid_t clock;
    struct timespec time;
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &time) != 0) return -1;
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/// The letter of proc(5) for what a process's first thread does: S sleeps, R runs...; 0 where there is no such process.
static inline char cvterm_state(pid_t process) {
    char path[64], text[512];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    if (length <= 0) return 0;
    text[length] = 0;
    const char *end = strrchr(text, ')');  // the name before it may hold anything
    return end && end[1] ? end[2] : 0;
}
