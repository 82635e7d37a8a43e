import Containers
import InputOutput

/// file_parameters.json: which files a folder saved by pymrio has, and how many lines and columns
/// of labels.
struct FileParameters {
    /// One file.
    struct Entry: Sendable, Hashable {
        /// Its name.
        let name: String
        /// How many cells of a row are labels.
        let labelColumns: Int
        /// How many lines of column labels there are, the line of names not counted.
        let headerLines: Int
    }

    /// The files by what they hold: `Z`, `Y`, `x`, `F`, ….
    private(set) var files: [String: Entry] = [:]
    /// `IOSystem` or `Extension`.
    private(set) var systemType: String?
    /// Name of the account.
    private(set) var name: String?

    /// Reads a file.
    /// - Throws: `not-utf8`, `broken-json`, and all of `wrong-parameters`.
    init(_ file: FileBytes, path: String) throws(Diagnostics) {
        let text = try JSONFile.text(file, path: path)
        var problems = ProblemList()
        var scanner = JSONScanner(text)
        do throws(JSONScanner.SyntaxError) {
            try scanner.object { key, scanner throws(JSONScanner.SyntaxError) in
                switch key {
                case "files":
                    try scanner.object { matrix, scanner throws(JSONScanner.SyntaxError) in
                        let entry = try Self.entry(&scanner)
                        switch entry {
                        case .success(let entry): files[matrix] = entry
                        case .failure(let message):
                            problems.add(
                                Diagnostic(
                                    .error, "wrong-parameters", message.text,
                                    at: .init(file: path, place: "files/\(matrix.shortened)"),
                                    remedy: "a file has a name, nr_index_col and nr_header"))
                        }
                    }
                case "systemtype": systemType = try JSONFile.word(&scanner)
                case "name": name = try JSONFile.word(&scanner)
                default: _ = try scanner.rawValue()
                }
            }
            try scanner.end()
        } catch {
            throw JSONFile.broken(error, path)
        }
        try problems.throwIfAny(file: path)
    }

    private struct Message: Error { let text: String }

    /// Bytes that the name of a file may have.
    private static let longestName = 255

    private static func entry(
        _ scanner: inout JSONScanner
    ) throws(JSONScanner.SyntaxError) -> Result<Entry, Message> {
        var values: [String: String] = [:]
        try scanner.object { key, scanner throws(JSONScanner.SyntaxError) in
            values[key] = try JSONFile.word(&scanner)
        }
        guard let name = values["name"], !name.isEmpty else {
            return .failure(Message(text: "the file has no name"))
        }
        guard name.utf8.count <= longestName, !name.utf8.contains(0x2F), name != ".." else {
            return .failure(
                Message(text: "‘\(name.shortened)’ is not the name of a file in this folder"))
        }
        func count(_ key: String) -> Result<Int, Message> {
            guard let text = values[key], let count = Int(text), (1...8).contains(count) else {
                let shown = values[key].map { "is ‘\($0.shortened)’" } ?? "is missing"
                return .failure(
                    Message(text: "\(key) \(shown), where a number from 1 to 8 is expected"))
            }
            return .success(count)
        }
        return count("nr_index_col").flatMap { labels in
            count("nr_header").map { Entry(name: name, labelColumns: labels, headerLines: $0) }
        }
    }
}

/// What the files of JSON have in common.
enum JSONFile {
    /// The text of a file.
    /// - Throws: `not-utf8`.
    static func text(_ file: FileBytes, path: String) throws(Diagnostics) -> String {
        let text = file.withBytes { String(validating: $0, as: UTF8.self) }
        guard let text else {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-utf8", "the file is not UTF-8", at: .init(file: path),
                    remedy: "save it as UTF-8")
            ])
        }
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }

    /// A string’s content, or any other value as it is written.
    static func word(_ scanner: inout JSONScanner) throws(JSONScanner.SyntaxError) -> String {
        if let text = try scanner.stringIfPresent() { return text }
        return try scanner.rawValue()
    }

    /// The finding about text that is not JSON.
    static func broken(_ error: JSONScanner.SyntaxError, _ path: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "broken-json", "the file is not JSON: \(error.message)",
                at: .init(file: path), remedy: "save the table again, or mend the file")
        ])
    }
}
