/// The first of some lines in a window, moved as little as brings one of them into sight and leaves no row empty that a line
/// could fill. `top` was the first line until now, `height` are the rows of the window, at least one, `count` is all lines.
func scrolled(_ top: Int, toShow line: Int, height: Int, of count: Int) -> Int {
    let height = max(1, height)
    let shown = line < top ? line : line >= top + height ? line - height + 1 : top
    return max(0, min(shown, count - height))
}
