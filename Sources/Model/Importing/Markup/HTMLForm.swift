import Articles

/// Pages of HTML: saved ones, the bodies of mails, the contents of feeds.
struct HTMLForm {
    /// What is known of a page beside its bytes.
    struct Context {
        var format = Article.Format.html
        /// What an article without a title is called.
        var title = "Untitled"
        /// Against which relative addresses are resolved when the page itself names none.
        var base: String?
        /// A piece of a page: all of it is the article, and its title stands elsewhere.
        var isFragment = false
    }

    /// - Parameter decoded: the markup, of which character references are still to be decoded.
    static func manuscript(of decoded: TextDecoder.Decoded, in context: Context) -> Manuscript {
        TextForm.manuscript(of: decoded, titled: context.title, format: context.format)
    }
}
