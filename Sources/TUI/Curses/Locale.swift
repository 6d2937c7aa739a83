import CNcurses
import Glibc

/// Chooses how characters are written to the terminal, from the environment; whether that is UTF-8.
///
/// In the C or POSIX locale (or one that is not installed, which libc treats so) UTF-8 is taken instead: every terminal today
/// shows it. A locale that asks for another encoding is left as it is. Only LC_CTYPE is set, so numbers that C libraries read
/// and write keep their decimal point.
func setLocale() -> Bool {
    func codeset() -> String { String(cString: nl_langinfo(nl_item(CODESET))) }
    setlocale(LC_CTYPE, "")
    if codeset() == "ANSI_X3.4-1968" { setlocale(LC_CTYPE, "C.UTF-8") }
    return codeset() == "UTF-8"
}
