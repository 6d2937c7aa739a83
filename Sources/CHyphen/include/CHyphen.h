// libhyphen's division of words by patterns (Liang's, as TeX has them). The library is loaded with the first dictionary: it is
// optional, and a program that divides no word does not wait for it.
#ifndef CHYPHEN_H
#define CHYPHEN_H

#include <stddef.h>
#include <stdint.h>

typedef struct CHyphenDictionary CHyphenDictionary;

/// Reads the patterns of a language: a file hyph_*.dic, whatever its charset. NULL when the system does not know that, without
/// memory and without the library. O(bytes).
CHyphenDictionary *CHyphenRead(const uint8_t *bytes, size_t count);

/// Takes back what CHyphenRead gave.
void CHyphenFree(CHyphenDictionary *dictionary);

/// Letters of a word that is asked for, at most.
enum { CHyphenMostLetters = 128 };

/// Finds where a word may be divided.
///
/// - word: the code points of its letters and apostrophes, in lower case, 1 to CHyphenMostLetters; no digits among them.
/// - marks: as many; 1 where the word may be divided behind that code point with nothing but a hyphen, else 0. The
///   dictionary's own least letters at both ends are kept.
///
/// Returns 1; 0 when the dictionary's charset has no such letters or the word is no such word: then all marks are 0. Safe from
/// any thread.
int CHyphenDivide(const CHyphenDictionary *dictionary, const uint32_t *word, size_t count, uint8_t *marks);

#endif
