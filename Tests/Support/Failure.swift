import Glibc

/// Why the harness could not do what a test asked: one sentence, and for a terminal what it last showed.
public struct Failure: Error, CustomStringConvertible {
    public var description: String

    public init(_ description: String) {
        self.description = description
    }

    /// The failed system call and its reason.
    static func call(_ name: String, _ code: Int32 = errno) -> Failure {
        Failure("\(name): \(String(cString: strerror(code)))")
    }
}
