import CICU
import Cells

@testable import Typesetting

/// The places where a line may end, as two that must agree see them.
enum Opportunities {
    /// Ours: UTF-8 offsets of the text, the last its end.
    static func found(in text: String, language: String? = nil, usesICU: Bool = true) -> [Int] {
        boxes(of: text, language: language, usesICU: usesICU).map(\.next)
    }

    static func boxes(of text: String, language: String? = nil, usesICU: Bool = true) -> [Box] {
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            BreakPointers.withTables(for: language) { tables in
                var reader = BoxReader(bytes, in: 0..<bytes.count, tables, language: language, usesICU: usesICU)
                var boxes: [Box] = []
                while let box = reader.next() { boxes.append(box) }
                return boxes
            }
        }
    }

    /// ICU's, but for those inside a cell and behind the scheme of an address.
    static func foundByICU(in text: String, language: String? = nil) -> [Int] {
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            var found = [CICUBreak](repeating: CICUBreak(), count: 4096)
            let count = CICULineBreaks(language, bytes.baseAddress, bytes.count, &found, found.count)
            return found.prefix(max(0, count)).map { Int($0.offset) }.filter {
                $0 == bytes.count || !joinsCellBefore(bytes.span, utf8: $0) && !bytes[..<$0].ends(with: "://")
            }
        }
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
