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
}
