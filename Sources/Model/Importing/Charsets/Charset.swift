/// A charset by the name that the Encoding Standard (WHATWG) gives it; labels that browsers take for it mean it here too.
struct Charset: Hashable {
    enum Kind { case utf8, utf16LittleEndian, utf16BigEndian, singleByte, multiByte }

    var name: String
    var kind: Kind
    /// What iconv calls it.
    var iconvName: String

    static let utf8 = Charset(name: "utf-8", kind: .utf8, iconvName: "UTF-8")
    /// Only old mails are in it; no label of a page means it.
    static let utf7 = Charset(name: "utf-7", kind: .multiByte, iconvName: "UTF-7")
    static let utf7Labels: Set<String> = [
        "utf-7", "utf7", "unicode-1-1-utf-7", "unicode-2-0-utf-7", "x-unicode-2-0-utf-7",
    ]
    static let windows1252 = Charset(name: "windows-1252", kind: .singleByte, iconvName: "CP1252")

    /// The charset that a label means; `nil` for labels that the standard does not know, and for charsets that it does not
    /// decode for the sake of safety (UTF-7, ISO-2022-KR, HZ).
    init?(label: String) {
        guard let known = Self.labelled[Self.key(label)] else { return nil }
        self = known
    }

    private init(name: String, kind: Kind, iconvName: String) {
        self.name = name
        self.kind = kind
        self.iconvName = iconvName
    }

    /// A label in small letters, without white space and quotes around it.
    static func key(_ label: String) -> String { label.prefix(64).lowercased().trimmed(of: " \t\n\"'") }

    private static let labelled: [String: Charset] = {
        var labelled: [String: Charset] = [:]
        for (name, kind, iconvName, labels) in table {
            let charset = Charset(name: name, kind: kind, iconvName: iconvName)
            labelled[name] = charset
            for label in labels.split(separator: " ") { labelled[String(label)] = charset }
        }
        return labelled
    }()

    /// The Encoding Standard, section 4.2, and how glibc calls the same table.
    private static let table: [(name: String, kind: Kind, iconvName: String, labels: String)] = [
        ("utf-8", .utf8, "UTF-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8 utf8mb4"),
        ("ibm866", .singleByte, "IBM866", "866 cp866 csibm866"),
        (
            "iso-8859-2", .singleByte, "ISO-8859-2",
            "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"
        ),
        (
            "iso-8859-3", .singleByte, "ISO-8859-3",
            "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3"
        ),
        (
            "iso-8859-4", .singleByte, "ISO-8859-4",
            "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4"
        ),
        (
            "iso-8859-5", .singleByte, "ISO-8859-5",
            "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"
        ),
        (
            "iso-8859-6", .singleByte, "ISO-8859-6",
            "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 "
                + "iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
        ),
        (
            "iso-8859-7", .singleByte, "ISO-8859-7",
            "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 "
                + "sun_eu_greek"
        ),
        // The text of mails is in logical order, whatever the label says about it.
        (
            "iso-8859-8", .singleByte, "ISO-8859-8",
            "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 "
                + "visual iso-8859-8-i csiso88598i logical"
        ),
        ("iso-8859-10", .singleByte, "ISO-8859-10", "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"),
        ("iso-8859-13", .singleByte, "ISO-8859-13", "iso8859-13 iso885913"),
        ("iso-8859-14", .singleByte, "ISO-8859-14", "iso8859-14 iso885914"),
        ("iso-8859-15", .singleByte, "ISO-8859-15", "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9"),
        ("iso-8859-16", .singleByte, "ISO-8859-16", ""),
        ("koi8-r", .singleByte, "KOI8-R", "cskoi8r koi koi8 koi8_r"),
        ("koi8-u", .singleByte, "KOI8-U", "koi8-ru"),
        ("macintosh", .singleByte, "MACINTOSH", "csmacintosh mac x-mac-roman"),
        ("windows-874", .singleByte, "CP874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
        ("windows-1250", .singleByte, "CP1250", "cp1250 x-cp1250"),
        ("windows-1251", .singleByte, "CP1251", "cp1251 x-cp1251"),
        (
            "windows-1252", .singleByte, "CP1252",
            "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
                + "iso_8859-1:1987 l1 latin1 us-ascii x-cp1252"
        ),
        ("windows-1253", .singleByte, "CP1253", "cp1253 x-cp1253"),
        (
            "windows-1254", .singleByte, "CP1254",
            "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254"
        ),
        ("windows-1255", .singleByte, "CP1255", "cp1255 x-cp1255"),
        ("windows-1256", .singleByte, "CP1256", "cp1256 x-cp1256"),
        ("windows-1257", .singleByte, "CP1257", "cp1257 x-cp1257"),
        ("windows-1258", .singleByte, "CP1258", "cp1258 x-cp1258"),
        ("x-mac-cyrillic", .singleByte, "MAC-CYRILLIC", "x-mac-ukrainian"),
        (
            "gb18030", .multiByte, "GB18030",
            "gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk"
        ),
        ("big5", .multiByte, "BIG5-HKSCS", "big5-hkscs cn-big5 csbig5 x-x-big5"),
        ("euc-jp", .multiByte, "EUC-JP-MS", "cseucpkdfmtjapanese x-euc-jp"),
        // Its escapes are read by us (`ISO2022JP`), its characters are those of EUC-JP.
        ("iso-2022-jp", .multiByte, "EUC-JP-MS", "csiso2022jp iso-2022-jp-2 iso-2022-jp-1"),
        (
            "shift_jis", .multiByte, "CP932",
            "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis"
        ),
        (
            "euc-kr", .multiByte, "UHC",
            "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"
        ),
        ("utf-16be", .utf16BigEndian, "UTF-16BE", "unicodefffe"),
        ("utf-16le", .utf16LittleEndian, "UTF-16LE", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16"),
    ]
}
