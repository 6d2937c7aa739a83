# The tasks of the house; `make help` lists them. Debug and release builds share .build but not a folder in it, so one
# never rebuilds the other; the fuzzer has a scratch path of its own.

SHELL := /bin/sh
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=
FUZZ_SECONDS ?= 90
FUZZ ?=
ARGS ?=
BENCH_ARGS ?=
TEST_ARGS ?=
SIZE ?= 10000
CORPORA ?= .build/corpora
OUT ?= $(CORPORA)/$(SIZE)
JOURNEY ?= followsNoteOneAndReturns
PACE ?= 1.5

PROGRAM := .build/release/broadsheet
RELEASE := -c release --static-swift-stdlib
# The same flags for every debug build, or SwiftPM would plan anew.
DEBUG := --explicit-target-dependency-import-check error
FORMATTED := Package.swift Sources Tests Benchmarks Resources Pictures

.PHONY: build build-tests run test watch check pictures bench corpus lint boundaries fuzz install clean help set-up set-up-tests set-up-bench

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

set-up:
	@Scripts/setup

set-up-tests:
	@Scripts/setup --tests

set-up-bench:
	@Scripts/setup --bench

build: set-up ## the release program, at .build/release/broadsheet
	swift build $(RELEASE) --product broadsheet

run: build ## build and read the two newsletters of seeds/ (ARGS="..." for something else)
	@$(PROGRAM) $(or $(ARGS),seeds)

# What tests could notice is pinned: language, time zone, width of messages. The harness pins the rest for the program.
build-tests: set-up-tests
	LC_ALL=C.UTF-8 TZ=UTC swift build --build-tests $(DEBUG)

test: build-tests ## every test (TEST_ARGS="--filter Name" for some)
	@LC_ALL=C.UTF-8 TZ=UTC Scripts/run-tests --skip-build $(DEBUG) $(TEST_ARGS)

watch: build-tests ## one journey, slowly, for a person to follow (JOURNEY=name, PACE=seconds a screen)
	@LC_ALL=C.UTF-8 TZ=UTC BROADSHEET_WATCH=$(PACE) swift test --skip-build $(DEBUG) --no-parallel \
		--filter 'EndToEndTests\..*$(JOURNEY)'

check: lint boundaries test ## exactly what CI runs: form, walls, warnings as errors, tests, whether the pictures are fresh
	@.build/debug/pictures --check seeds Pictures

pictures: build-tests ## the pictures of the README, drawn by the reader from seeds/
	.build/debug/pictures seeds Pictures

lint: ## the form of the Swift sources
	swift format lint --strict --parallel --recursive $(FORMATTED)

boundaries: ## imports and symbols that a target may not have
	@Scripts/boundaries --self-test
	@Scripts/boundaries

bench: set-up-bench build ## ours beside the floors and other programs (BENCH_ARGS="--only parsing", "--large", "--json")
	@mkdir -p .build/bench
	swift build $(RELEASE) --product bench-pass
	@cp .build/release/bench-pass .build/bench/pass
	swift build -c release --product bench
	$(CC) -O2 -Wall -Wextra -Werror -o .build/bench/floor Benchmarks/Bench/Reading/floor.c -lncursesw -lsqlite3
	$(CC) -O2 -Wall -Wextra -Werror -I/usr/include/libxml2 -I/usr/local/include/libxml2 -o .build/bench/parsing-floor \
		Benchmarks/Bench/Parsing/floor.c -lxml2 -lmd4c
	$(CC) -O2 -Wall -Wextra -Werror -o .build/bench/search-floor Benchmarks/Bench/Library/floor.c -lsqlite3
	$(CC) -O2 -Wall -Wextra -Werror -o .build/bench/typesetting-floor Benchmarks/Bench/Typesetting/floor.c -licuuc
	.build/release/bench --program $(PROGRAM) --floor .build/bench/floor --seeds seeds \
		--pass .build/bench/pass --parsing-floor .build/bench/parsing-floor \
		--typesetting-floor .build/bench/typesetting-floor \
		--search-floor .build/bench/search-floor --corpora $(CORPORA) $(BENCH_ARGS)

corpus: set-up-tests ## SIZE articles of made-up words as feeds, mbox and Maildir, in the folder OUT
	swift build -c release --product bench
	.build/release/bench --write-corpus "$(OUT)" --size $(SIZE)

fuzz: set-up ## the importer under libFuzzer and the address sanitizer, FUZZ_SECONDS long in all (FUZZ="html text" for some forms)
	BROADSHEET_FUZZ=1 swift build -c release --scratch-path .build-fuzz --product fuzz-importer --sanitize address -Xswiftc -sanitize=fuzzer
	@Scripts/fuzz .build-fuzz/release/fuzz-importer $(FUZZ_SECONDS) $(FUZZ)

install: build ## the program and its manual page (PREFIX=/usr/local, DESTDIR=)
	install -D -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/broadsheet"
	@if [ -f Resources/broadsheet.1 ]; then \
		install -D -m 644 Resources/broadsheet.1 "$(DESTDIR)$(PREFIX)/share/man/man1/broadsheet.1"; fi

clean: ## remove everything built
	rm -rf .build .build-fuzz
