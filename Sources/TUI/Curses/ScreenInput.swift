import CNcurses
import Cells

extension Screen {
    /// The next key, use of the mouse, paste or change of size that waits; `nil` when nothing does. Never waits, but for the
    /// 25 ms after an Escape in which the rest of a key's sequence may come, and for the rest of a paste.
    ///
    /// Read until `nil` whenever standard input is readable or any signal came. When poll(2) says that the terminal has hung
    /// up, nothing will ever come; that is to be treated as `Signal.hangUp`. When a fatal signal waits, nothing comes either:
    /// what stands behind a paste that it has cut off may be the paste's rest, and that is no keys.
    public func read() -> Input? {
        checkOwner()
        guard isOpen, !isPaused else { return nil }
        var value = wint_t()
        while !signals.fatalWaits {
            if announced != size {
                announced = size
                return .resized(size)
            }
            switch wget_wch(keys, &value) {
            case OK:
                if let key = Key(typed: value) { return .key(key) }
            case KEY_CODE_YES:
                if Int32(value) == KEY_RESIZE {
                    fitWindow()
                    windowChanged()
                }
                if let report = Reports.Key(rawValue: Int32(value)) {
                    if let input = read(report) { return input }
                } else if let key = Key(code: Int32(value)) {
                    return .key(key)
                }
            default:
                return nil
            }
        }
        return nil
    }
}
