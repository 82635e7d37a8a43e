import Containers
import InputOutput

/// Chooses the file of a folder or archive that holds the table asked for.
struct FileChoice {
    /// The files that look like tables.
    let candidates: [String]
    let files: SourceFiles

    /// The file of a year, or the only one there is.
    /// - Parameter year: what the user chose.
    /// - Throws: `no-such-year`, `year-needed`, `several-files`; `wrong-year` where the only file's
    ///   name states another year.
    /// - Precondition: there are candidates.
    func name(ofYear year: Int?) throws(Diagnostics) -> String {
        let years = candidates.compactMap(Self.year)
        let list = Array(Set(years)).sorted().map(String.init).joined(separator: ", ")
        if let year {
            let matching = candidates.filter { Self.year(in: $0) == year }
            if matching.count == 1 { return matching[0] }
            if matching.isEmpty, candidates.count == 1, years.isEmpty { return candidates[0] }
            if matching.isEmpty {
                throw failure(
                    "no-such-year", "there is no table of \(year)",
                    list.isEmpty ? "leave the year out" : "there is \(list)")
            }
            throw several(matching, "there are \(matching.count) tables of \(year)")
        }
        if candidates.count == 1 { return candidates[0] }
        if Set(years).count > 1 {
            throw failure(
                "year-needed", "there are tables of several years: \(list)",
                "choose one, such as --year \(years.max() ?? 0)")
        }
        throw several(candidates, "there are \(candidates.count) tables")
    }

    private func several(_ names: [String], _ message: String) -> Diagnostics {
        let shown = names.prefix(5).joined(separator: ", ")
        let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
        return failure(
            "several-files", "\(message): \(shown)\(rest)",
            files.isArchive ? "unpack the archive and name one file" : "name one file")
    }

    private func failure(_ code: String, _ message: String, _ remedy: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(.error, code, message, at: .init(file: files.path), remedy: remedy)
        ])
    }

    /// The year that a file's name states: its last group of exactly four digits between 1950 and
    /// 2099, as in `ICIO2021_2018.csv`, or two digits as in WIOD's `wiot95_row_apr12.xlsx`; nil
    /// when there is none.
    static func year(in name: String) -> Int? {
        let file = SourceFiles.lastComponent(of: name)
        let groups = file.split { !$0.isASCII || !$0.isNumber }
        let stated = groups.last { $0.count == 4 }.flatMap { Int($0) }.flatMap {
            (1950...2099).contains($0) ? $0 : nil
        }
        return stated ?? YearText.short(in: file)
    }
}
