import ArgumentParser
import Foundation
import Fuzzing

/// Reads inputs until one ends the process. The parent sees which.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Reads inputs, for the parent.", shouldDisplay: false)

    @Option var target: String
    @Option var sample: String
    @Option var seed: UInt64
    @Option var from: Int
    @Option var to: Int
    @Option var folder: String

    /// The exit status of a worker that had too much memory.
    static let memoryStatus: Int32 = 77
    /// Longer than this for one input is a hang, in seconds.
    static let longest: UInt32 = 10

    func run() throws {
        guard let target = FuzzTarget.named(target) else { throw ExitCode(2) }
        let state = try WorkerState(path: "\(folder)/state")
        let source = try FuzzSample(path: sample)
        let files = try FuzzFolder(source, at: "\(folder)/\(source.name)")
        MemoryLimit.set()
        for number in from..<to {
            state.number = number
            let input = source.input(number, seed: seed)
            let paths = files.apply(input)
            let start = ContinuousClock.now
            alarm(Self.longest)
            switch target.read(paths.table, paths.mapping, input.choice) {
            case .table: state.tables += 1
            case .refusal: state.refusals += 1
            case .violation(let text): try note(number, text)
            }
            alarm(0)
            let time = Int((ContinuousClock.now - start) / .milliseconds(1))
            if time > state.slowest.milliseconds { state.slowest = (time, number) }
            state.peak = max(state.peak, MemoryLimit.peak)
            if MemoryLimit.peak > MemoryLimit.bytes { throw ExitCode(Self.memoryStatus) }
        }
        state.number = to
    }

    /// Appends a line to the violations.
    private func note(_ number: Int, _ text: String) throws {
        let path = "\(folder)/violations"
        let line = "\(number)\t\(text.replacingOccurrences(of: "\n", with: " "))\n"
        if let handle = FileHandle(forWritingAtPath: path) {
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(line.utf8))
            try handle.close()
        } else {
            try Data(line.utf8).write(to: URL(filePath: path))
        }
    }
}
