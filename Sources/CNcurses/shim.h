// ncursesw as Swift can import it. Functions come through as they are; what is a macro, a variable or a pitfall has an inline
// wrapper here, by the name of what it wraps. Nothing is decided in this file.
#pragma once
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>
#include <stdbool.h>
#include <stdio.h>
#include <wchar.h>

// Attributes are built by function-like macros.
enum {
    curses_bold = A_BOLD,
    curses_dim = A_DIM,
    curses_italic = A_ITALIC,
    curses_underline = A_UNDERLINE,
    curses_reverse = A_REVERSE,
};

// Variables, which may be macros too; of the screen that is current.
static inline WINDOW *curses_stdscr(void) { return stdscr; }
static inline WINDOW *curses_curscr(void) { return curscr; }
static inline int curses_color_count(void) { return COLORS; }
static inline int curses_rows(void) { return getmaxy(stdscr); }
static inline int curses_columns(void) { return getmaxx(stdscr); }

// Swift 6 does not let stdin and stdout be named.
static inline SCREEN *curses_newterm(const char *type) { return newterm(type, stdout, stdin); }

// Frees what setupterm made.
static inline void curses_del_curterm(void) { del_curterm(cur_term); }

// A string of the terminal's description; NULL when it has none (tigetstr also answers -1).
static inline const char *curses_tigetstr(const char *name) {
    const char *string = tigetstr(name);
    return string == (const char *)-1 ? NULL : string;
}

// The colour pair as a number instead of the macro COLOR_PAIR.
static inline int curses_attr_set(attr_t attributes, short pair) { return wattr_set(stdscr, attributes, pair, NULL); }

// A character with its marks, ended by a null. ncurses's strings lose the marks of wide characters: only so are they kept.
static inline int curses_add_cell(int row, int column, const wchar_t *text, attr_t attributes, short pair) {
    cchar_t cell;
    if (setcchar(&cell, text, attributes, pair, NULL) == ERR) return ERR;
    return mvadd_wch(row, column, &cell);
}

// glibc declares it only where X/Open is asked for.
static inline int curses_wcwidth(wchar_t scalar) {
    extern int wcwidth(wchar_t);
    return wcwidth(scalar);
}
