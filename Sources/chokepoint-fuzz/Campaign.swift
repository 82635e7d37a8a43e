import Foundation
import Fuzzing

/// All inputs of one sample, read by one worker after another.
struct Campaign {
    let target: String
    let sample: String
    let seed: UInt64
    let numbers: Range<Int>
    /// Findings after which the sample is given up.
    let largestCount: Int
    /// Folder for the inputs of findings.
    let keep: String?

    /// An input that did what none may.
    struct Finding {
        enum Kind: String { case crash, hang, memory, violation }
        let kind: Kind
        let number: Int
        let detail: String
        let sample: String
        let seed: UInt64

        var description: String {
            "\(kind.rawValue): input \(number) of seed \(seed): \(detail)"
        }
    }

    /// What came of a sample.
    struct Outcome {
        var inputs = 0
        var tables = 0
        var refusals = 0
        var peak = 0
        var seconds = 0.0
        /// The input that took longest without being a hang.
        var slowest = (milliseconds: 0, number: 0)
        var findings: [Finding] = []
    }

    /// Reads all inputs.
    func run() throws -> Outcome {
        let folder = try WorkFolder.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let state = try WorkerState(path: "\(folder)/state")
        let start = Date()
        var outcome = Outcome()
        var next = numbers.lowerBound
        while next < numbers.upperBound, outcome.findings.count < largestCount {
            let (status, signal) = try worker(numbers.suffix(from: next), folder)
            if status == 0, signal == nil {
                next = numbers.upperBound
                break
            }
            let number = state.number
            next = number + 1
            // On a busy machine time passes without the worker: what is no hang ends at the second
            // try.
            if signal == SIGALRM, try worker(number..<next, folder).status == 0 { continue }
            let kind: Finding.Kind =
                status == WorkerCommand.memoryStatus ? .memory : signal == SIGALRM ? .hang : .crash
            outcome.findings.append(
                finding(kind, number, Self.ending(status, signal, folder)))
        }
        outcome.inputs = next - numbers.lowerBound
        outcome.seconds = Date().timeIntervalSince(start)
        (outcome.tables, outcome.refusals) = (state.tables, state.refusals)
        outcome.peak = state.peak
        outcome.slowest = state.slowest
        outcome.findings += violations(folder)
        try keepInputs(of: outcome.findings)
        return outcome
    }

    /// Runs a worker; the signal is that which ended it.
    private func worker(
        _ numbers: Range<Int>, _ folder: String
    ) throws -> (status: Int32, signal: Int32?) {
        let process = Process()
        process.executableURL = URL(
            filePath: Bundle.main.executablePath ?? CommandLine.arguments[0])
        process.arguments = [
            "worker", "--target", target, "--sample", sample, "--seed", "\(seed)",
            "--from", "\(numbers.lowerBound)", "--to", "\(numbers.upperBound)", "--folder", folder,
        ]
        var environment = ProcessInfo.processInfo.environment
        environment["OPENBLAS_NUM_THREADS"] = "1"
        environment["SWIFT_BACKTRACE"] = "enable=no"
        process.environment = environment
        let messages = "\(folder)/messages"
        try Data().write(to: URL(filePath: messages))
        process.standardError = FileHandle(forWritingAtPath: messages)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let wasSignalled = process.terminationReason == .uncaughtSignal
        return (process.terminationStatus, wasSignalled ? process.terminationStatus : nil)
    }

    private static func ending(_ status: Int32, _ signal: Int32?, _ folder: String) -> String {
        let messages = (try? String(contentsOfFile: "\(folder)/messages", encoding: .utf8)) ?? ""
        let end = messages.split(separator: "\n").suffix(3).joined(separator: " ")
        let name = signal.map { String(cString: strsignal($0)) } ?? "exit status \(status)"
        return end.isEmpty ? name : "\(name): \(end.suffix(300))"
    }

    private func violations(_ folder: String) -> [Finding] {
        let text = (try? String(contentsOfFile: "\(folder)/violations", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").prefix(largestCount).compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[0]) else { return nil }
            return finding(.violation, number, String(parts[1]))
        }
    }

    private func finding(_ kind: Finding.Kind, _ number: Int, _ detail: String) -> Finding {
        Finding(kind: kind, number: number, detail: detail, sample: sample, seed: seed)
    }

    private func keepInputs(of findings: [Finding]) throws {
        guard let keep, !findings.isEmpty else { return }
        let source = try FuzzSample(path: sample)
        for finding in findings {
            let name = "\(target)-\(source.name)-\(seed)-\(finding.number)-\(finding.kind.rawValue)"
            _ = try FuzzFolder(source, at: "\(keep)/\(name)/\(source.name)")
                .apply(source.input(finding.number, seed: seed))
            try Data("\(finding.description)\n".utf8).write(
                to: URL(filePath: "\(keep)/\(name)/finding.txt"))
        }
    }
}
