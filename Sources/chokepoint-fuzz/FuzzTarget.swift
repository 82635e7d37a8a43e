import Foundation
import Fuzzing
import InputOutput
import LinearAlgebra
import Providers

/// What reads inputs, and what must hold of its answer.
struct FuzzTarget: Sendable {
    /// What came of an input.
    enum Answer {
        case table
        /// Diagnostics, as text.
        case refusal(String)
        /// What must not be.
        case violation(String)
    }

    /// Reads a file or folder.
    /// - Parameters:
    ///   - choice: random bits for the options.
    let read: @Sendable (_ path: String, _ mapping: String?, _ choice: UInt64) -> Answer

    /// More findings than this say nothing more.
    private static let largestCount = 200
    /// Longer texts are no sentences.
    private static let longestText = 200_000

    /// Everything that reads files.
    static var names: [String] {
        TableFormats.all.map { $0.name } + smallFiles.keys.sorted() + kept.keys.sorted()
    }

    /// What has a name.
    static func named(_ name: String) -> FuzzTarget? {
        if let reader = TableFormats.all.first(where: { $0.name == name }) {
            return FuzzTarget { read($0, $1, $2, reader) }
        }
        if let target = kept[name] { return target }
        return smallFiles[name].map { body in
            FuzzTarget { path, _, _ in
                answer { () throws(Diagnostics) in
                    try body(path)
                    return nil
                }
            }
        }
    }

    /// What a sample is for: what its folder is called, or what its content looks like.
    static func name(for path: String) -> String? {
        let folder = URL(filePath: path).deletingLastPathComponent().lastPathComponent
        if names.contains(folder) { return folder }
        return TableFile.formatName(of: path)
    }

    private static func read(
        _ path: String, _ mapping: String?, _ choice: UInt64, _ reader: any TableReader.Type
    ) -> Answer {
        let options = options(choice, mapping, reader)
        // One in four is read as what it looks like, after its summary.
        let isNamed = choice % 4 != 0
        return answer { () throws(Diagnostics) in
            if !isNamed {
                var isOdd = false
                do throws(Diagnostics) {
                    _ = try TableFile.summary(path: path)
                } catch {
                    isOdd = !error.hasErrors
                }
                if isOdd { return "the summary is refused without an error" }
            }
            let reading = try TableFile.reading(
                path: path, format: isNamed ? reader.name : nil, options: options)
            return violation(of: reading)
        }
    }

    private static func options(
        _ choice: UInt64, _ mapping: String?, _ reader: any TableReader.Type
    ) -> ReadOptions {
        let choices = reader.choices
        func isMade(_ option: ReadOptions.Choice, _ shift: UInt64) -> Bool {
            choices.contains(option) && choice >> shift & 7 == 0
        }
        return ReadOptions(
            keepsSplitRegions: isMade(.keepSplit, 8),
            year: isMade(.year, 16) ? [2011, 2015, 2020, -1][Int(choice >> 20 & 3)] : nil,
            mapping: mapping, view: isMade(.view, 24) ? "product" : nil,
            keepsSatellites: !isMade(.noSatellites, 32))
    }

    private static func violation(of reading: TableReading) -> String? {
        violation(of: reading.table, findings: reading.findings)
    }

    /// What must not be of a table and of what is said about it.
    static func violation(of table: MRIOTable, findings: [Diagnostic]) -> String? {
        for (name, isFinite) in [
            ("Z", isFinite(table.Z)), ("Y", isFinite(table.Y)), ("V", isFinite(table.V)),
        ] where !isFinite {
            return "\(name) has numbers that are not finite"
        }
        for account in table.satellites where !isFinite(account.F) || !isFinite(account.FY) {
            return "the account \(account.name) has numbers that are not finite"
        }
        if let error = findings.first(where: { $0.severity == .error }) {
            return "a table comes with an error: \(error.sentence)"
        }
        return unbounded(findings)
    }

    private static func isFinite<R, C>(_ matrix: Matrix<R, C>) -> Bool {
        matrix.withUnsafeElements { $0.allSatisfy(\.isFinite) }
    }

    static func unbounded(_ items: [Diagnostic]) -> String? {
        if items.count > largestCount { return "there are \(items.count) findings" }
        let length = items.reduce(0) { $0 + $1.sentence.utf8.count }
        return length > longestText ? "the findings have \(length) bytes" : nil
    }

    /// The answer of a reader.
    /// - Parameter body: returns what must not be, if that is what it got.
    static func answer(_ body: () throws(Diagnostics) -> String?) -> Answer {
        do throws(Diagnostics) {
            return try body().map(Answer.violation) ?? .table
        } catch {
            if !error.hasErrors { return .violation("a refusal has no error") }
            if let text = unbounded(error.items) { return .violation(text) }
            return .refusal(
                error.items.map { "\($0.code): \($0.sentence)" }.joined(separator: "\n"))
        }
    }
}
