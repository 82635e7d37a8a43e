import Containers
import InputOutput

/// The names of the columns of a long file as a spreadsheet may have changed them: with capitals,
/// with blanks around them, with columns without a name behind them.
struct LongHeadings {
    /// The names, in lower case where the layout is known by them so.
    let names: [String]
    /// Positions of columns without a name.
    let blankColumns: [Int]
    /// The known layout.
    let layout: LongLayout
    /// What was changed.
    let findings: [Diagnostic]

    /// Nil when the columns are of no layout that is known.
    init?(_ found: [String], file: String) {
        let trimmed = found.map(\.trimmingBlanks)
        let named = trimmed.count - trimmed.reversed().prefix(while: \.isEmpty).count
        let kept = Array(trimmed[..<named])
        var findings: [Diagnostic] = []
        func note(_ code: String, _ message: String) {
            findings.append(
                Diagnostic(.note, code, message, at: .init(file: file, line: 1)))
        }
        if let layout = LongLayout.known(kept) {
            self.layout = layout
            names = kept
        } else if let layout = LongLayout.known(kept.map { $0.lowercased() }) {
            self.layout = layout
            names = kept.map { $0.lowercased() }
            note("headings", "the names of the columns are read without regard to capitals")
        } else {
            return nil
        }
        blankColumns = Array(named..<found.count)
        if !blankColumns.isEmpty {
            note("blank-columns", "\(blankColumns.count) columns without a name are left out")
        }
        self.findings = findings
    }

    /// The first line with what separates its cells: commas, or what spreadsheets write where
    /// commas stand for decimal points.
    static func line(_ first: CSVHeader, in text: CSVText) -> (line: CSVHeader, delimiter: UInt8) {
        let comma = UInt8(ascii: ",")
        guard first.labels.count == 1 else { return (first, comma) }
        for delimiter in [UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            let line = CSVHeader(text, delimiter: delimiter)
            if line.labels.count > 1 { return (line, delimiter) }
        }
        return (first, comma)
    }

    /// `delimiter`: what separates the cells where no commas do.
    static func delimiterNote(_ delimiter: UInt8, file: String) -> [Diagnostic] {
        if delimiter == UInt8(ascii: ",") { return [] }
        let word = delimiter == UInt8(ascii: ";") ? "semicolons" : "tabs"
        return [
            Diagnostic(
                .note, "delimiter", "cells are separated by \(word)",
                at: .init(file: file, line: 1))
        ]
    }

    /// `unknown-column` or `missing-column`, where columns are those of a known layout but for
    /// one; nil when they are of none.
    static func nearMiss(_ found: [String], file: String) -> Diagnostics? {
        let names = found.map { $0.trimmingBlanks.lowercased() }
        for layout in LongLayout.layouts {
            let missing = layout.required.filter { !names.contains($0) }
            let known = layout.required + layout.optional
            let extra = zip(found, names).first { !$1.isEmpty && !known.contains($1) }?.0
            if missing.isEmpty, let extra {
                return Diagnostics([
                    Diagnostic(
                        .error, "unknown-column",
                        "a \(layout.title) has no column ‘\(extra.shortened)’",
                        at: .init(file: file, line: 1),
                        remedy: "keep the lines of one value of it and remove the column, or "
                            + "describe the file with --mapping")
                ])
            }
            if missing.count == 1 {
                let hint = extra.map { " in place of ‘\($0.shortened)’" } ?? ""
                return Diagnostics([
                    Diagnostic(
                        .error, "missing-column",
                        "a \(layout.title) has a column ‘\(missing[0])’, and there is none",
                        at: .init(file: file, line: 1),
                        remedy: "call it so\(hint), or describe the file with --mapping")
                ])
            }
        }
        return nil
    }
}
