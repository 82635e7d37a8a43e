import Containers
import InputOutput

/// metadata.json of a folder that pymrio saved: what the table is and what was done to it.
struct TableMetadata {
    /// Facts in the order of the file, such as `description`, `name`, `system`, `version`.
    private(set) var entries: [Provenance.Entry] = []
    /// What was done, oldest first (the file has the newest first).
    private(set) var history: [String] = []

    /// Reads a file.
    /// - Throws: `not-utf8`, `broken-json`.
    init(_ file: FileBytes, path: String) throws(Diagnostics) {
        let text = try JSONFile.text(file, path: path)
        do throws(JSONScanner.SyntaxError) {
            let content = try ProvenanceText.provenance(from: text)
            entries = content.entries.filter { !$0.value.isEmpty && $0.value != "null" }
            history = content.history.reversed()
        } catch {
            throw JSONFile.broken(error, path)
        }
        entries.removeAll { $0.key == "history" }
    }

    /// The value of a fact.
    subscript(key: String) -> String? { entries.first { $0.key == key }?.value }
}
