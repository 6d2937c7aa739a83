import Importing

/// What libFuzzer calls: no input, however hostile, may trap, hang or grow without bound. A refusal is fine.
@_cdecl("LLVMFuzzerTestOneInput")
public func importerTakesAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    for name in ["input.txt", "input"] {
        _ = try? Importer.articles(from: bytes, named: name)
    }
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
