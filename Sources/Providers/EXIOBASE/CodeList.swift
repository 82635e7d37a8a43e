import Containers
import InputOutput

/// The lists industries.txt, products.txt and finaldemands.txt of EXIOBASE: Number, Name, CodeNr,
/// CodeTxt.
enum CodeList {
    /// The codes (CodeNr) of names, in their order; the names themselves, with a note, where no
    /// list is there or the list does not have each of them once.
    /// - Parameter what: what the names are, for messages.
    static func codes(
        of names: [String], in lists: [String], _ folder: PandasFolder, _ what: String,
        _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> [String] {
        let present = lists.map { folder.root + $0 }.filter(folder.files.names.contains)
        for list in present {
            if let codes = try read(list, folder, names) { return codes }
        }
        let reason =
            present.isEmpty
            ? "there is no \(lists.joined(separator: " or "))"
            : "\(lists.joined(separator: " or ")) does not list all of them with codes of their own"
        findings.append(
            Diagnostic(
                .note, "no-codes", "the \(what) have their names as codes, as \(reason)",
                at: .init(file: present.first.map(folder.files.shown) ?? folder.files.path)))
        return names
    }

    private static func read(
        _ list: String, _ folder: PandasFolder, _ names: [String]
    ) throws(Diagnostics) -> [String]? {
        let text = try folder.files.text(of: list)
        let header = DelimitedLine(text, at: text.start)
        guard let name = header.cells.firstIndex(of: "Name"),
            let code = header.cells.firstIndex(of: "CodeNr")
        else { return nil }
        var codes: [String: String] = [:]
        var position = header.end
        while position < text.count {
            let line = DelimitedLine(text, at: position)
            position = line.end
            guard line.cells.count > max(name, code), !line.cells[code].isEmpty else { continue }
            if codes.updateValue(line.cells[code], forKey: line.cells[name]) != nil { return nil }
        }
        let found = names.compactMap { codes[$0] }
        let isUnique = Set(found.map { $0.lowercased() }).count == names.count
        return found.count == names.count && isUnique ? found : nil
    }
}
