/// The line breaking classes of UAX #14 (LineBreak.txt of Unicode 15.0) that the page tells apart itself, without ICU. As in
/// ICU's rules for lines, AI, SG and XX count as AL, CJ as NS (its `lb=strict`). H2 and H3 count as ID, from which they differ
/// only beside jamo, which are foreign.
enum BreakClass: UInt8, CaseIterable {
    /// ICU is asked about it.
    case foreign
    /// SP, and a line feed.
    case space
    /// ZW, WJ, GL.
    case zeroWidthSpace, wordJoiner, glue
    /// CM, without columns and with them: `BreakTable` tells them apart.
    case mark, spacingMark
    /// CL, CP.
    case closing, closingParenthesis
    /// EX, SY, IS.
    case exclamation, slash, infix
    /// OP, but those apart that are wide (rule LB30).
    case opening, wideOpening
    /// QU, NS, B2, BA, BB, HY, IN.
    case quotation, nonstarter, breakBoth, breakAfter, breakBefore, hyphenMinus, inseparable
    /// U+2010, of class BA: a rule of its own names it (LB20a).
    case hyphen
    /// NU, PR, PO.
    case digit, prefix, postfix
    /// AL, ID.
    case letter, ideograph

    /// The scalars of each class, in hexadecimal; of what stands twice, the later line holds. What is not named is foreign.
    static let members: [(BreakClass, StaticString)] = [
        // Latin, Greek and Cyrillic, their punctuation, signs and arrows; what is said of others of these stands below.
        (.letter, "21-52F 1E00-22FF 2440-25FF"),
        // Arabic, and the scripts of India; their signs stand behind the others.
        (.letter, "606-6DC 6DE-6FF 750-77F 900-DFF"),
        // Kana, ideographs, Hangul, fullwidth forms.
        (.ideograph, "3000-4DBF 4E00-9FFF AC00-D7A3 FF01-FF9F FFE0-FFE6"),
        (.letter, "3040 3097-3098 3100-3104 3130 318F 31E4-31EF 321F 3248-324F"),
        (.foreign, "7F-9F 34F 35C-362 200C-200F 2028-202E 2061-206F 20D0-20FF 302A-302F 3035"),
        (.space, "A 20"),
        (.zeroWidthSpace, "200B"),
        (.wordJoiner, "2060"),
        (.glue, "A0 2007 2011 202F"),
        (.mark, "300-34E 350-35B 363-36F 483-489 3099-309A"),
        (.closing, "7D 2046 207E 208E 3001-3002 3009 300B 300D 300F 3011 3015 3017 3019 301B 301E-301F"),
        (.closing, "FF09 FF0C FF0E FF3D FF5D FF60-FF61 FF63-FF64"),
        (.closingParenthesis, "29 5D"),
        (.exclamation, "21 3F FF01 FF1F"),
        (.slash, "2F"),
        (.infix, "2C 2E 3A-3B 37E 2044"),
        (.opening, "28 5B 7B A1 BF 201A 201E 2045 207D 208D"),
        (.wideOpening, "3008 300A 300C 300E 3010 3014 3016 3018 301A 301D FF08 FF3B FF5B FF5F FF62"),
        (.quotation, "22 27 AB BB 2018-2019 201B-201D 201F 2039-203A"),
        (.nonstarter, "203C-203D 2047-2049 3005 301C 303B-303C 3041 3043 3045 3047 3049 3063 3083 3085 3087"),
        (.nonstarter, "308E 3095-3096 309B-309E 30A0-30A1 30A3 30A5 30A7 30A9 30C3 30E3 30E5 30E7 30EE"),
        (.nonstarter, "30F5-30F6 30FB-30FE 31F0-31FF FF1A-FF1B FF65 FF67-FF70 FF9E-FF9F"),
        (.breakBoth, "2014"),
        (.breakAfter, "7C AD 2000-2006 2008-200A 2012-2013 2027 2056 2058-205B 205D-205F 3000"),
        (.breakBefore, "B4 2C8 2CC 2DF 1FFD"),
        (.hyphenMinus, "2D"),
        (.inseparable, "2024-2026 22EF"),
        (.hyphen, "2010"),
        (.digit, "30-39"),
        (.prefix, "24 2B 5C A3-A5 B1 20A0-20A6 20A8-20B5 20B7-20BA 20BC-20BD 20BF 20C1-20CF 2116 2212-2213"),
        (.prefix, "FF04 FFE1 FFE5-FFE6"),
        (.postfix, "25 A2 B0 2030-2037 2057 20A7 20B6 20BB 20BE 20C0 2103 2109 FF05 FFE0"),
        // Of Arabic and the scripts of India.
        (.mark, "610-61A 64B-65F 670 6D6-6DC 6DF-6E4 6E7-6E8 6EA-6ED 900-903 93A-93C 93E-94F 951-957 962-963"),
        (.mark, "981-983 9BC 9BE-9C4 9C7-9C8 9CB-9CD 9D7 9E2-9E3 9FE A01-A03 A3C A3E-A42 A47-A48 A4B-A4D A51"),
        (.mark, "A70-A71 A75 A81-A83 ABC ABE-AC5 AC7-AC9 ACB-ACD AE2-AE3 AFA-AFF B01-B03 B3C B3E-B44 B47-B48"),
        (.mark, "B4B-B4D B55-B57 B62-B63 B82 BBE-BC2 BC6-BC8 BCA-BCD BD7 C00-C04 C3C C3E-C44 C46-C48 C4A-C4D"),
        (.mark, "C55-C56 C62-C63 C81-C83 CBC CBE-CC4 CC6-CC8 CCA-CCD CD5-CD6 CE2-CE3 CF3 D00-D03 D3B-D3C"),
        (.mark, "D3E-D44 D46-D48 D4A-D4D D57 D62-D63 D81-D83 DCA DCF-DD4 DD6 DD8-DDF DF2-DF3"),
        (.digit, "660-669 66B-66C 6F0-6F9 966-96F 9E6-9EF A66-A6F AE6-AEF B66-B6F BE6-BEF C66-C6F CE6-CEF"),
        (.digit, "D66-D6F DE6-DEF"),
        (.postfix, "609-60B 66A 9F2-9F3 9F9 D79"),
        (.prefix, "9FB AF1 BF9"),
        (.infix, "60C-60D"),
        (.exclamation, "61B 61D-61F 6D4"),
        (.breakAfter, "964-965"),
        (.breakBefore, "C77 C84"),
        (.foreign, "61C"),
    ]

    /// In Chinese and Japanese, ICU's rules take “ and ” for brackets.
    static let membersInChinese: [(BreakClass, StaticString)] = [(.opening, "201C"), (.closing, "201D")]
}
