import Containers
public import InputOutput

/// Reads concordances: a CSV with the header `old,new` or `old,new,name`.
public enum ConcordanceFile {
    /// The lines of a file, each with its place, for `Concordance` to check against a table.
    /// - Throws: everything that is wrong with the file.
    public static func read(path: String) throws(Diagnostics) -> [Concordance.Pair] {
        let file = try CSVRecords(path: path, headers: [["old", "new"], ["old", "new", "name"]])
        try file.requireRows()
        try file.throwIfAny()
        return file.rows.map { row in
            Concordance.Pair(
                old: row[0].text, new: row[1].text,
                newName: row.count > 2 && !row[2].text.isEmpty ? row[2].text : nil,
                location: file.location(of: row[0]))
        }
    }
}
