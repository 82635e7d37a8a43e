import Containers
import InputOutput

/// table.csv, or provenance.csv of a satellite account: keys and values.
struct TableFacts {
    private(set) var name = ""
    private(set) var year: Int?
    private(set) var unit = ""
    private(set) var valuation = ""
    private(set) var provenance = Provenance()
    /// Names of the satellite accounts, where the file lists them.
    private(set) var satellites: [String] = []

    private static let single = ["format", "version", "name", "year", "unit", "valuation"]
    private static let known = single + ["history", "satellite", "provenance/…"]

    /// Reads the file.
    /// - Parameter isAccount: only provenance and history are allowed, and nothing is required.
    /// - Throws: all of `unknown-key`, `duplicate-key`, `missing-key`, `not-a-number`,
    ///   `unknown-layout-version`, and what `CSVRecords` finds.
    init(path: String, isAccount: Bool = false) throws(Diagnostics) {
        var file = try CSVRecords(path: path, headers: [["key", "value"]])
        var values: [String: CSVRecords.Cell] = [:]
        for row in file.rows {
            let (key, value) = (row[0], row[1])
            if key.text.hasPrefix("provenance/") {
                let entry = String(key.text.dropFirst("provenance/".count))
                provenance.entries.append(.init(entry, value.text))
            } else if key.text == "history" {
                provenance.history.append(value.text)
            } else if !isAccount, key.text == "satellite" {
                satellites.append(value.text)
            } else if !isAccount, Self.single.contains(key.text) {
                if values.updateValue(value, forKey: key.text) != nil {
                    file.add(
                        "duplicate-key", "the key \(key.text) repeats",
                        at: key, remedy: "state it once")
                }
            } else {
                let known = isAccount ? ["history", "provenance/…"] : Self.known
                let nearest = Suggestion.nearest(to: key.text, in: known)
                file.add(
                    "unknown-key", "the key \(key.text) is not known",
                    at: key,
                    remedy: nearest.map { "did you mean \($0)?" }
                        ?? "known are \(known.joined(separator: ", "))")
            }
        }
        if !isAccount { take(values, &file) }
        try file.throwIfAny()
    }

    private mutating func take(
        _ values: [String: CSVRecords.Cell], _ file: inout CSVRecords
    ) {
        func required(_ key: String, _ file: inout CSVRecords) -> String {
            if let value = values[key] { return value.text }
            file.add("missing-key", "there is no line for \(key)", remedy: "add a line \(key),…")
            return ""
        }
        if let format = values["format"], format.text != CSVFolderFormat.marker {
            file.add(
                "not-a-chokepoint-table",
                "the format is ‘\(format.text)’, not \(CSVFolderFormat.marker)",
                at: format)
        }
        if let version = values["version"], version.text != String(CSVFolderFormat.version) {
            file.add(
                "unknown-layout-version",
                "the folder has layout \(version.text); known is layout "
                    + "\(CSVFolderFormat.version)", at: version,
                remedy: "a newer version of this program may read it")
        }
        name = required("name", &file)
        unit = required("unit", &file)
        valuation = required("valuation", &file)
        if let stated = values["year"] {
            year = Int(stated.text)
            if year == nil {
                file.add(
                    "not-a-number", "the year ‘\(stated.text)’ is not a whole number",
                    at: stated, remedy: "leave the line out when there is none")
            }
        }
    }
}
