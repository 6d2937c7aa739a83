// The floor under the reader: the least that a program with the same libraries can do. Opens the same library, reads one
// row, paints one full screen, moves a cursor line with j and k, paints another full screen at Space and b, and ends at any
// other key.
//
//   floor LIBRARY

#include <locale.h>
#include <ncurses.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

static void paint(const char *text, int page) {
    for (int row = 0; row < LINES - 1; row++) {
        for (int column = 0; column < COLS; column++)
            mvaddch(row, column, (chtype)('a' + (row * 7 + column * 3 + page * 5) % 26));
        mvprintw(row, 2, " %s %d ", text, row);
    }
}

int main(int count, char **arguments) {
    if (count != 2) {
        fputs("usage: floor LIBRARY\n", stderr);
        return 2;
    }
    setlocale(LC_ALL, "");

    sqlite3 *library = NULL;
    sqlite3_stmt *statement = NULL;
    char text[128] = "";
    // The list of tables is the one thing that is in every library, whatever its version.
    if (sqlite3_open_v2(arguments[1], &library, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(library, "SELECT name FROM sqlite_master LIMIT 1", -1, &statement, NULL) != SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_ROW) {
        fprintf(stderr, "floor: %s: %s\n", arguments[1], library ? sqlite3_errmsg(library) : "no memory");
        return 1;
    }
    snprintf(text, sizeof text, "%s", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);

    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    paint(text, 0);
    mvaddstr(LINES - 1, 0, "FLOOR");
    int row = 0, page = 0;
    move(row, 0);
    refresh();

    for (int key = getch(); key == 'j' || key == 'k' || key == ' ' || key == 'b'; key = getch()) {
        mvchgat(row, 0, -1, A_NORMAL, 0, NULL);
        if (key == ' ' || key == 'b') paint(text, page += key == ' ' ? 1 : -1);
        if (key == 'j' && row < LINES - 2) row++;
        if (key == 'k' && row > 0) row--;
        mvchgat(row, 0, -1, A_BOLD, 0, NULL);
        move(row, 0);
        refresh();
    }
    endwin();
    sqlite3_close(library);
    return 0;
}
