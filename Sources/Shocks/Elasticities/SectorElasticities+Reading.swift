import Containers
import Foundation
public import InputOutput
import Platform

extension SectorElasticities {
    /// The elasticities that a word or the path of a CSV file stands for.
    /// - Throws: an unknown word, a file that cannot be read, and everything that is wrong in it.
    public static func read(
        _ text: String, in layout: TableLayout, at location: Diagnostic.Location
    ) throws(Diagnostics) -> SectorElasticities {
        if text.lowercased() == caliendoParroName {
            return try caliendoParro(layout, at: location)
        }
        guard text.lowercased().hasSuffix(".csv") else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-option", "‘\(text)’ names no list of elasticities", at: location,
                    remedy: "expected \(caliendoParroName), or a CSV file with the columns sector "
                        + "and theta")
            ])
        }
        guard FileGate.admits(text) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "closed-file", "a server opens no files but its tables", at: location,
                    remedy: "write \(caliendoParroName), or use the command line for it")
            ])
        }
        try FileBytes.noteReading(text)
        guard let data = FileManager.default.contents(atPath: text),
            let content = String(data: data, encoding: .utf8)
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "unreadable-file", "\(text) cannot be read as text", at: location,
                    remedy: "name a CSV file in UTF-8 that is there")
            ])
        }
        return try SectorElasticities(
            lines: content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .map(cells), path: text, in: layout)
    }

    /// The cells of a line, separated by commas, or by semicolons where it has any outside quotes.
    private static func cells(_ line: Substring) -> [String] {
        var text = line
        if text.first == "\u{FEFF}" { text = text.dropFirst() }
        func split(_ separator: Character) -> [String] {
            var cells = [""]
            var isQuoted = false
            for character in text {
                if character == "\"" {
                    isQuoted.toggle()
                } else if character == separator, !isQuoted {
                    cells.append("")
                } else {
                    cells[cells.count - 1].append(character)
                }
            }
            return cells.map { String($0.trimmingCharacters(in: .whitespaces)) }
        }
        let cells = split(";")
        return cells.count > 1 ? cells : split(",")
    }
}
