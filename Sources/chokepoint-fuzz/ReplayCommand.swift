import ArgumentParser
import Foundation
import Fuzzing
import InputOutput

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Reads one input again, in this process, and says what comes.")

    @Option(help: "As in the run.") var seed: UInt64 = 1

    @Option(help: "As in the run.") var format: String?

    @Option(help: "Write the input into this folder.") var keep: String?

    @Argument(help: "The sample.") var sample: String

    @Argument(help: "Number of the input.") var number: Int

    func run() throws {
        guard let name = format ?? FuzzTarget.name(for: sample),
            let target = FuzzTarget.named(name)
        else { throw ValidationError("\(sample) is of no known format: name it with --format") }
        let source = try FuzzSample(path: sample)
        let input = source.input(number, seed: seed)
        let folder = try keep ?? WorkFolder.make()
        let paths = try FuzzFolder(source, at: "\(folder)/\(source.name)").apply(input)
        print("\(paths.table)")
        fflush(nil)
        switch target.read(paths.table, paths.mapping, input.choice) {
        case .table: print("read")
        case .refusal(let text): print(text)
        case .violation(let text): print("violation: \(text)")
        }
        if keep == nil { try? FileManager.default.removeItem(atPath: folder) }
    }
}
