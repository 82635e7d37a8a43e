import InputOutput
import LinearAlgebra
import Platform
import Reporting

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How time and memory of whole commands grow with the number of industries.
struct Scale {
    /// Whether commands that hold matrices beside the table are run beyond `largestFactored`.
    static let largestFactored = 9840
    /// The sizes that a fit is for: smaller ones are the start of a process.
    static let smallestFitted = 1400
    /// Where the fits are continued to, on paper.
    static let paper = 100_000

    /// A command that is measured.
    struct Command: Sendable {
        let name: String
        /// Whether it holds matrices of n² doubles beside the table.
        let isCubic: Bool
        let arguments: @Sendable (_ table: String) -> [String]

        init(
            _ name: String, isCubic: Bool = false,
            _ arguments: @escaping @Sendable (_ table: String) -> [String]
        ) {
            self.name = name
            self.isCubic = isCubic
            self.arguments = arguments
        }
    }

    /// What one command took at one size.
    struct Measurement: Sendable {
        let command: String
        let n: Int
        let first: ChildRun
        let warm: ChildRun
    }

    /// The commands, on tables of the generator: regions R1, R2, … and sectors s1, s2, ….
    static let commands: [Command] = [
        Command("info") { ["info", $0] },
        Command("solve") { ["solve", $0] },
        Command("exposure --user R1/s1") { ["exposure", $0, "--user", "R1/s1"] },
        Command("sensitivity --of R1") { ["sensitivity", $0, "--of", "R1"] },
        Command("shock --model extraction,cost-push") {
            [
                "shock", $0, "--restrict", "R1/s1:R2=50%", "--model", "extraction,cost-push",
            ]
        },
        Command("scan --importer R2") { ["scan", $0, "--importer", "R2"] },
        Command("multipliers") { ["multipliers", $0] },
        Command("position") { ["position", $0] },
        Command("scan", isCubic: true) { ["scan", $0] },
        Command("linkages", isCubic: true) { ["linkages", $0] },
    ]

    /// Runs every command on tables of some sizes, each first with nothing kept and then as often
    /// as asked with everything kept.
    static func measure(
        sizes: [Int], _ settings: Settings, note: (String) -> Void
    ) throws -> [Measurement] {
        var found: [Measurement] = []
        for n in sizes.sorted() {
            note("n=\(n): writing the table")
            let table = "\(settings.scratch)/scale-\(n).h5"
            let cache = "\(settings.scratch)/scale-cache"
            try write(n, to: table)
            defer {
                try? FileManager.default.removeItem(atPath: table)
                try? FileManager.default.removeItem(atPath: cache)
            }
            for command in commands where !command.isCubic || n <= largestFactored {
                note("n=\(n): \(command.name)")
                found.append(
                    try measure(command, n: n, table: table, cache: cache, settings))
            }
        }
        return found
    }

    /// Runs a command on a table, first with nothing kept and then as often as asked.
    static func measure(
        _ command: Command, n: Int, table: String, cache: String, _ settings: Settings
    ) throws -> Measurement {
        let arguments =
            [settings.program] + command.arguments(table) + ["--quiet", "--format", "json"]
        let first = try ChildRun.measured(arguments, cache: cache, settings)
        var warm = try ChildRun.measured(arguments, cache: cache, settings)
        for _ in 1..<max(settings.repetitions, 1) {
            let again = try ChildRun.measured(arguments, cache: cache, settings)
            if again.seconds < warm.seconds { warm = again }
        }
        return Measurement(command: command.name, n: n, first: first, warm: warm)
    }

    /// The table, which is in memory no longer than it takes to write it.
    private static func write(_ n: Int, to path: String) throws {
        try Subject.file(synthetic: n, at: path)
    }

    /// Seconds that one pass over n² doubles takes at the rate of a matrix–vector product now.
    static func passSeconds(_ n: Int) -> Double {
        let axis = Axis<OrdinalAxis>(count: 4000)
        let A = Matrix(
            axis, axis, columnMajor: [Double](repeating: 0.5, count: axis.count * axis.count))
        let x = [Double](repeating: 1, count: axis.count)
        var best = Double.infinity
        for _ in 0..<5 {
            let start = TimeKind.wall.now
            precondition(A.times(x)[0] == 2000, "dgemv gives a wrong product")
            best = min(best, TimeKind.wall.now - start)
        }
        return best * Double(n) * Double(n) / Double(A.count)
    }
}
