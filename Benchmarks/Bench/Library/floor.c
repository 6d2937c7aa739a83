// The floor under searches: the bare full-text query over an index that is there, in nanoseconds (medians), as JSON a line.
//
//   floor LIBRARY TABLE REPEATS MATCH...

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int by_size(const void *one, const void *other) {
    long long a = *(const long long *)one, b = *(const long long *)other;
    return (a > b) - (a < b);
}

// Runs the query to its end, again and again, up to a second in all; gives the median and sets the number of rows, or for a
// count its value.
static long long measure(sqlite3 *library, const char *text, const char *match, int repeats, int counts, long long *rows) {
    static long long times[10000];
    int done = 0;
    long long began = now();
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(library, text, -1, &statement, NULL) != SQLITE_OK) goto failed;
    while (done < repeats && (done < 3 || now() - began < 1000000000LL)) {
        long long started = now();
        sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
        *rows = 0;
        int code;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW)
            *rows = counts ? sqlite3_column_int64(statement, 0) : *rows + 1;
        if (code != SQLITE_DONE) goto failed;
        sqlite3_reset(statement);
        times[done++] = now() - started;
    }
    sqlite3_finalize(statement);
    qsort(times, done, sizeof *times, by_size);
    return times[done / 2];
failed:
    fprintf(stderr, "floor: %s: %s\n", match, sqlite3_errmsg(library));
    exit(1);
}

int main(int count, char **arguments) {
    if (count < 5) {
        fputs("usage: floor LIBRARY TABLE REPEATS MATCH...\n", stderr);
        return 2;
    }
    sqlite3 *library = NULL;
    if (sqlite3_open_v2(arguments[1], &library, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        fprintf(stderr, "floor: %s: %s\n", arguments[1], library ? sqlite3_errmsg(library) : "no memory");
        return 1;
    }
    int repeats = atoi(arguments[3]);
    if (repeats < 1 || repeats > 10000) repeats = 100;
    char newest[256], all[256];
    snprintf(newest, sizeof newest, "SELECT rowid FROM \"%s\" WHERE \"%s\" MATCH ? ORDER BY rowid DESC LIMIT 50", arguments[2], arguments[2]);
    snprintf(all, sizeof all, "SELECT count(*) FROM \"%s\" WHERE \"%s\" MATCH ?", arguments[2], arguments[2]);
    for (int index = 4; index < count; index++) {
        long long shown = 0, found = 0;
        long long first = measure(library, newest, arguments[index], repeats, 0, &shown);
        long long whole = measure(library, all, arguments[index], repeats, 1, &found);
        printf("{\"newest\": %lld, \"all\": %lld, \"shown\": %lld, \"found\": %lld}\n", first, whole, shown, found);
    }
    sqlite3_close(library);
    return 0;
}
