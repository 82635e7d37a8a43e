public import InputOutput

/// A table with what its reader found odd about the file.
public struct DecodedTable: Sendable {
    /// The table.
    public let table: MRIOTable
    /// Warnings and notes of the reader; a later run says what the first one said.
    public let findings: [Diagnostic]

    /// A table with the findings of its reader.
    public init(_ table: MRIOTable, findings: [Diagnostic] = []) {
        self.table = table
        self.findings = findings
    }
}

/// A finding as it is kept. The same content may lie elsewhere when it is used again: paths are
/// kept as they lead from the table.
struct FindingImage: Codable {
    private enum Place: String, Codable {
        /// The table's path, or below it.
        case table
        /// Beside the table.
        case beside
        /// As it stands.
        case elsewhere
    }

    private var severity: String
    private var code: String
    private var message: String
    private var remedy: String?
    private var place: Place?
    private var file: String?
    private var line: Int?
    private var column: Int?
    private var spot: String?

    init(_ finding: Diagnostic, of path: String) {
        severity = finding.severity.rawValue
        code = finding.code
        message = finding.message
        remedy = finding.remedy
        line = finding.location.line
        column = finding.location.column
        spot = finding.location.place
        guard let named = finding.location.file else { return }
        let folder = Self.folder(of: path)
        if named == path || named.hasPrefix("\(path)/") {
            (place, file) = (.table, String(named.dropFirst(path.count)))
        } else if !folder.isEmpty, named.hasPrefix(folder) {
            (place, file) = (.beside, String(named.dropFirst(folder.count)))
        } else {
            (place, file) = (.elsewhere, named)
        }
    }

    /// The finding about a table at a path.
    /// - Throws: damage, where it is none.
    func finding(of path: String) throws(ArchiveDamage) -> Diagnostic {
        guard let severity = Diagnostic.Severity(rawValue: severity) else {
            throw ArchiveDamage("has a finding of an unknown kind")
        }
        let named =
            switch place {
            case nil: String?.none
            case .table: path + (file ?? "")
            case .beside: Self.folder(of: path) + (file ?? "")
            case .elsewhere: file
            }
        return Diagnostic(
            severity, code, message,
            at: .init(file: named, line: line, column: column, place: spot), remedy: remedy)
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}
