import Cells

/// What a style comes to in a picture: as on a terminal (Curses' theme), with colours that suit paper and night.
struct Look: Hashable {
    var role: Style.Role
    var isBold: Bool
    var isItalic: Bool
    var isUnderlined: Bool
    var isReversed: Bool

    init(of style: Style) {
        role = style.role
        let traits = style.traits.union(Self.traits(of: style.role))
        isBold = traits.contains(.bold)
        isItalic = traits.contains(.italic)
        isUnderlined = traits.contains(.underline)
        isReversed = traits.contains(.reversed)
    }

    /// What the role has by itself.
    private static func traits(of role: Style.Role) -> Style.Traits {
        switch role {
        case .text, .faint, .border, .selection: []
        case .title, .speaker, .marker, .bookmark, .focusedBorder, .hit: .bold
        case .heading, .presentHit, .libraryLink: [.bold, .underline]
        case .quote, .folded: .italic
        case .link: .underline
        case .status: .reversed
        case .error, .reminder: [.bold, .reversed]
        case .hint: [.reversed, .underline]
        }
    }

    /// The classes of texts that look so.
    var classes: String {
        var names = ["\(role)"]
        if isReversed { names.append("reversed") }
        if isBold { names.append("bold") }
        if isItalic { names.append("italic") }
        return names.joined(separator: " ")
    }
}

enum Palette {
    /// The colour of a role in a light window and in a dark one.
    static func colors(of role: Style.Role) -> (light: String, dark: String) {
        switch role {
        case .text: ("#24292f", "#d8dee6")
        case .title: ("#0b1016", "#f4f7fa")
        case .heading: ("#0b1016", "#f4f7fa")
        case .faint: ("#6b737c", "#8b949e")
        case .folded: ("#6b737c", "#8b949e")
        case .speaker: ("#00727a", "#4db8b8")
        case .quote: ("#4a7a4a", "#8fbf8f")
        case .link: ("#0068b8", "#5cb3ff")
        case .libraryLink: ("#0068b8", "#5cb3ff")
        case .marker: ("#bf4b00", "#ff9148")
        case .bookmark: ("#b8006f", "#ff6fb7")
        case .border: ("#a4abb3", "#4e5762")
        case .focusedBorder: ("#0068b8", "#5cb3ff")
        case .selection: ("#39424c", "#c5cdd6")
        case .status: ("#39424c", "#c5cdd6")
        case .error: ("#c41e1e", "#ff7b72")
        case .reminder: ("#8a6500", "#e3b341")
        case .hint, .hit: ("#8a6500", "#e3b341")
        case .presentHit: ("#8a2fb0", "#d68cff")
        }
    }

    private static let ground = (light: "#ffffff", dark: "#10151c")
    private static let edge = (light: "#d0d7de", dark: "#30363d")

    /// The style sheet. Where nothing is said of the viewer's wish, the window is light.
    static var sheet: String {
        let fonts = #"ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace"#
        return """
            svg{font:16.5px \(fonts)}
            text,rect,.area{fill:currentColor}
            .line{fill:none;stroke:currentColor;stroke-width:1.3;stroke-linecap:square}
            .line.focusedBorder{stroke-width:1.8}
            .bold{font-weight:bold}
            .italic{font-style:italic}
            .cursor{opacity:.35}
            \(rules { $0.light })
            @media(prefers-color-scheme:dark){
            \(rules { $0.dark })
            }
            """
    }

    private static func rules(_ color: (((light: String, dark: String)) -> String)) -> String {
        let roles = Style.Role.allCases.map { ".\($0){color:\(color(colors(of: $0)))}" }
        let window = [
            ".window{fill:\(color(ground));stroke:\(color(edge))}", ".reversed{color:\(color(ground))}",
            ".cursor{color:\(color(colors(of: .text)))}",
        ]
        return (roles + window).joined(separator: "\n")
    }
}
