import InputOutput

/// What an inquiry has to say besides its answer, each finding once. Where several tables were
/// opened, a finding about some of them says which.
struct InquiryFindings {
    private var found: [(finding: Diagnostic, tables: [String])] = []
    /// The files of several tables.
    private var tables: Set<String> = []

    /// One of several tables was opened.
    mutating func opened(_ table: OpenedTable) { tables.insert(Self.file(table)) }

    /// Adds a finding.
    mutating func add(_ finding: Diagnostic) {
        // Tables of several years say the same more than once.
        if !found.contains(where: { $0.finding == finding }) { found.append((finding, [])) }
    }

    /// Adds findings about a table: where it is one of several, they are told of its file.
    mutating func add(_ findings: [Diagnostic], of table: OpenedTable) {
        let file = Self.file(table)
        let isOne = tables.contains(file)
        for finding in findings {
            guard isOne, finding.location.file == nil else {
                add(finding)
                continue
            }
            if let known = found.firstIndex(where: { $0.finding == finding }) {
                if !found[known].tables.contains(file) { found[known].tables.append(file) }
            } else {
                found.append((finding, [file]))
            }
        }
    }

    /// All findings in the order in which they came.
    var all: [Diagnostic] { found.map { located($0.finding, $0.tables) } }

    /// The finding with the tables that it is about; without any where it is about all of them.
    private func located(_ finding: Diagnostic, _ files: [String]) -> Diagnostic {
        var finding = finding
        if files.isEmpty || files.count == tables.count { return finding }
        if files.count == 1 {
            finding.location.file = files[0]
            return finding
        }
        let others = tables.subtracting(files).map(\.lastPathPart).sorted()
        let names = files.map(\.lastPathPart)
        let which =
            names.count <= 3
            ? "in \(names.joined(separator: ", "))"
            : others.count <= 3
                ? "in all tables but \(others.joined(separator: ", "))"
                : "in \(names.count) of \(tables.count) tables, the first of them \(names[0])"
        finding.message += " (\(which))"
        return finding
    }

    private static func file(_ table: OpenedTable) -> String {
        table.identity.path ?? table.table.name
    }
}
