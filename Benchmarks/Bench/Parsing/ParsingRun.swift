import Foundation
import Support

/// Measures the importer beside its floors: every pass is a process of its own, and the programs take turns.
struct ParsingRun {
    var importer: Program
    var floor: Program
    var w3m: Program?
    var home: Home
    var rounds = 3
    /// Bytes of the large mailbox.
    var mailbox: Int

    func report() throws -> ParsingReport {
        var report = ParsingReport()
        for form in Sample.Form.allCases {
            // The files go before the next ones come.
            for isLarge in [false, true] {
                let folder = try TemporaryFolder()
                let sample =
                    isLarge
                    ? try Sample.large(form, size: form == .mbox ? mailbox : 4_000_000, in: folder)
                    : try Sample.articles(form, 200, in: folder)
                do {
                    report.lines.append(try line(of: sample))
                } catch let failure as Failure {
                    report.missing.append("Not measured: \(form.rawValue), \(sample.title): \(failure.description)")
                }
            }
        }
        if w3m == nil { report.missing.append("Not installed, so not measured: w3m.") }
        return report
    }

    private func line(of sample: Sample) throws -> ParsingReport.Line {
        let name = sample.form.rawValue
        let w3m = sample.form == .html ? w3m : nil
        var (ours, floors, others): ([PassResult], [PassResult], [PassResult]) = ([], [], [])
        for _ in 0..<rounds {
            ours.append(try pass(of: importer, [name] + sample.files))
            floors.append(try pass(of: floor, [sample.form.floor.form] + sample.files))
            if let w3m { others.append(try dump(by: w3m, sample.files)) }
        }
        let measured = ParsingReport.Measurement(ours, size: sample.size)
        let floor = ParsingReport.Measurement(floors, size: sample.size)
        return ParsingReport.Line(
            form: name, sample: sample.title, size: sample.size, importer: measured, floorName: sample.form.floor.name,
            floor: floor,
            w3m: others.isEmpty ? nil : ParsingReport.Measurement(others, size: sample.size),
            ratio: measured.processor / floor.processor, budget: sample.form.budget)
    }

    private func pass(of program: Program, _ arguments: [String]) throws -> PassResult {
        let output = try program.run(arguments, home: home, timeout: .seconds(600))
        guard output.status == .exited(0) else {
            throw Failure(output.errorText.split(separator: "\n").first.map(String.init) ?? "\(output.status)")
        }
        return try JSONDecoder().decode(PassResult.self, from: Data(output.bytes))
    }

    private func dump(by w3m: Program, _ files: [String]) throws -> PassResult {
        let started = ContinuousClock.now
        let output = try w3m.run(["-T", "text/html", "-dump"] + files, home: home, timeout: .seconds(600))
        guard output.status == .exited(0) else { throw Failure("w3m \(output.status): \(output.errorText)") }
        return PassResult(
            documents: files.count, wall: (ContinuousClock.now - started).inMilliseconds,
            processor: output.processorTime.inMilliseconds, memory: nil)
    }
}
