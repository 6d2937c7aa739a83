import Articles

/// An element that is open while markup is read.
struct OpenElement {
    var element: Element
    /// Index of its container; -1 for none.
    var container = -1
    /// Where its text begins in the line.
    var start = 0
    var link: PageLink?
    /// Address of a link; `nil` also for one that leads nowhere.
    var address: String?
    var isLink = false
    /// A link that leads nowhere: its address is lost.
    var isPlaceholder = false
    var style: Span.Kind?
    var isHidden = false
    var isSkipped = false
    var isDecoration = false
    var hints: Hints = []
    var describedBy: String?
    /// The text of a note that stands beside its marker, and the line that goes on behind it.
    var interrupted: InlineBuffer?
    var interruptedItem: BlockContext.Item?
    var interruptedStyles = OpenStyles()

    /// What follows is none of the link.
    mutating func endLink() {
        (link, address, isLink, isPlaceholder) = (nil, nil, false, false)
    }
}

/// How many of the open elements within the line have each style: bold within bold is bold once.
struct OpenStyles {
    private var counts: (emphasis: Int, strong: Int, code: Int) = (0, 0, 0)

    subscript(style: Span.Kind) -> Int {
        get {
            switch style {
            case .emphasis: counts.emphasis
            case .strong: counts.strong
            case .code: counts.code
            default: 0
            }
        }
        set {
            switch style {
            case .emphasis: counts.emphasis = newValue
            case .strong: counts.strong = newValue
            case .code: counts.code = newValue
            default: break
            }
        }
    }
}
