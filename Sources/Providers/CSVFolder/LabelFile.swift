import Containers
import InputOutput

/// A file of labels: `code,name`, and a third column where one is asked for.
struct LabelFile {
    /// One line.
    struct Entry {
        let code: String
        let name: String
        /// The third column, where the file has it.
        let third: String?
    }

    /// The lines in order.
    private(set) var entries: [Entry] = []

    /// Reads `code,name`; with `third`, `code,name,third` as well.
    /// - Throws: all of `empty-code`, `duplicate-code`, `unknown-kind` (where `third` has only
    ///   `allowed` values; any when nil), and what `CSVRecords` finds.
    init(
        path: String, second: String = "name", third: String? = nil, allowed: [String]? = nil,
        alsoAllowed: [String] = []
    ) throws(Diagnostics) {
        var headers = [["code", second]]
        if let third { headers.append(["code", second, third]) }
        var file = try CSVRecords(path: path, headers: headers)
        var firstUse: Set<String> = []
        for row in file.rows {
            let code = row[0]
            if code.text.isEmpty {
                file.add(
                    "empty-code", "the code is empty", at: code,
                    remedy: "give every entry a code")
            } else if !firstUse.insert(code.text.lowercased()).inserted {
                file.add(
                    "duplicate-code", "the code \(code.text) repeats",
                    at: code,
                    remedy: "codes must differ in more than upper and lower case")
            }
            if row.count > 2, let allowed,
                !allowed.contains(row[2].text), !alsoAllowed.contains(row[2].text)
            {
                let text = row[2].text
                let beginning = text.lowercased()
                let nearest =
                    Suggestion.nearest(to: text, in: allowed)
                    ?? allowed.first { beginning.count > 2 && $0.hasPrefix(beginning) }
                let near = nearest.map { "did you mean \($0)? " }
                file.add(
                    "unknown-kind", "the kind of \(code.text) is ‘\(text.shortened)’",
                    at: row[2],
                    remedy: (near ?? "") + "a kind is \(allowed.joined(separator: ", "))")
            }
            entries.append(
                Entry(
                    code: code.text, name: row[1].text, third: row.count > 2 ? row[2].text : nil))
        }
        try file.throwIfAny()
    }
}

extension LabelFile {
    /// The regions of a folder, with the region that each is a part of.
    static func regions(of folder: String) throws(Diagnostics) -> LabelFile {
        try LabelFile(path: "\(folder)/regions.csv", third: "part_of")
    }

    /// The sectors of a folder, with the unit of each where it is not the table's.
    static func sectors(of folder: String) throws(Diagnostics) -> LabelFile {
        try LabelFile(path: "\(folder)/sectors.csv", third: "unit")
    }
}
