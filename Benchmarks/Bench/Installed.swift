import Foundation
import Support

extension Program {
    /// A program of the system; `nil` where it is not installed.
    static func installed(_ name: String) -> Program? {
        ["/usr/local/bin", "/usr/bin", "/bin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }.map(Program.init)
    }
}
