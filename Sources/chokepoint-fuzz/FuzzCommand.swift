import ArgumentParser
import Foundation

struct FuzzCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Fuzzes readers with samples (the default).",
        discussion: """
            Input k of a sample depends on the sample, the seed and k alone. A worker process \
            reads the inputs one after another; when an input ends it, the input is kept and a new \
            worker goes on behind it. A finding is a crash, more than 10 seconds or 2 GB, a \
            refusal without an error or without bounds, or a table with a number that is not \
            finite.

            Examples:
              chokepoint-fuzz --count 100000 --keep out/fuzz Tests/FuzzSamples/*/*
              chokepoint-fuzz --format oecd --seed 7 2019_SML.csv
            """)

    @Option(help: "Inputs for each sample.") var count = 100_000

    @Option(help: "Number of the first input.") var from = 0

    @Option(help: "Which inputs: another seed gives others.") var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            """
            What reads the samples: a format or one of the small files. Without it, what the \
            folder of 
            """
                + "a sample is called, or what its content looks like.", valueName: "name"))
    var format: String?

    @Option(help: "Keep the inputs of findings in this folder.", completion: .directory)
    var keep: String?

    @Option(
        help: ArgumentHelp(
            "Stop with a sample after so many findings.", valueName: "count"))
    var findings = 50

    @Argument(help: "Files and folders that are read without a problem.", completion: .file())
    var sample: [String]

    func validate() throws {
        guard count > 0, from >= 0, findings > 0 else {
            throw ValidationError("--count and --findings take 1 or more, --from 0 or more")
        }
        if let format, FuzzTarget.named(format) == nil {
            throw ValidationError(
                "nothing is called \(format); there are \(FuzzTarget.names.joined(separator: ", "))"
            )
        }
    }

    func run() throws {
        var report = FuzzReport()
        for path in sample {
            guard let target = format ?? FuzzTarget.name(for: path) else {
                throw ValidationError("\(path) is of no known format: name it with --format")
            }
            let campaign = Campaign(
                target: target, sample: path, seed: seed, numbers: from..<(from + count),
                largestCount: findings, keep: keep)
            let outcome = try campaign.run()
            report.add(outcome, to: target)
            print("\(target)  \(path)  \(FuzzReport.line(outcome))")
            for finding in outcome.findings { print("    \(finding.description)") }
            fflush(nil)
        }
        print(report.text)
        if report.hasFindings { throw ExitCode(1) }
    }
}
