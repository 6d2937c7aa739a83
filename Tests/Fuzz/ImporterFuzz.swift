import Articles
import Glibc
import Importing

/// The form under the fuzzer, named by the environment, which the processes that it starts have too.
private let form: Form = {
    let name = getenv("BROADSHEET_FUZZ_FORM").map { String(cString: $0) } ?? ""
    guard let form = Form(rawValue: name) else {
        fatalError("BROADSHEET_FUZZ_FORM is none of \(Form.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return form
}()

/// What libFuzzer calls: no input, however hostile, may trap, hang or grow without bound, nor break what holds of every
/// article. A refusal is fine.
@_cdecl("LLVMFuzzerTestOneInput")
public func importerTakesAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let file = form.file(Array(UnsafeBufferPointer(start: start, count: count)))
    guard let articles = try? Importer.articles(from: file, named: form.name) else { return 0 }
    for article in articles { Invariants(article).check() }
    return 0
}

/// libFuzzer's own `main` would do just this, but SwiftPM gives every program the `main` of its target.
@_cdecl("fuzz_importer_main")
public func run(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
    var count = count
    var arguments = arguments
    return runLibFuzzer(&count, &arguments, importerTakesAnything)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
