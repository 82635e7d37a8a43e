import InputOutput
import Reporting
import Workspace

extension Session {
    /// True when a person reads the result.
    var isForPeople: Bool {
        get throws(Diagnostics) { try options.exporter().name == TextExporter.name }
    }

    /// How many rows to choose: what --top says, else `people` rows in text, else all (nil).
    func limit(forPeople people: Int) throws(Diagnostics) -> Int? {
        if let top = options.top { return top }
        return try isForPeople ? people : nil
    }

    /// Writes the result of an analysis of one table, with what its labels and its equations have to
    /// say.
    func write(
        _ tables: [ReportTable], of opened: OpenedTable, solvedWith system: LeontiefSystem?,
        labels: TableLabels? = nil, assumptions: [Assumption] = [],
        facts: [(String, Cell)] = [], reading: [String] = []
    ) throws {
        labels?.notes.forEach(report)
        var numerics = try system.map(numerics(of:))
        numerics?.extra += facts
        try write(
            ResultDocument(
                command: command, version: Session.version, table: opened.identity,
                assumptions: (labels?.assumptions ?? []) + assumptions, numerics: numerics,
                tables: tables, preamble: reading))
    }
}
