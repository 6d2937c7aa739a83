import Foundation
import Support

extension Terminal {
    /// The texts that were given to the clipboard so far (OSC 52).
    var copied: [String] {
        String(decoding: rawOutput, as: UTF8.self).matches(of: /\u{1B}\]52;c;([A-Za-z0-9+\/=]*)\u{07}/)
            .map { Data(base64Encoded: String($0.1)).map { String(decoding: $0, as: UTF8.self) } ?? "no base64" }
    }
}
