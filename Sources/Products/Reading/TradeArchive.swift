import Containers
import InputOutput
import Platform

/// A release of BACI: a zip archive, or the folder that it was unpacked to, with a CSV for every
/// year, the list of countries and the list of products.
struct TradeArchive {
    private let path: String
    private let kind: String
    private let members: [String]
    private let text: (String) throws(Diagnostics) -> CSVText

    init(_ content: FileBytes, path: String) throws(Diagnostics) {
        let archive = try ZipArchive(content, path: path)
        self.path = path
        kind = "archive"
        members = archive.members.map(\.name)
        text = { name throws(Diagnostics) in
            guard let member = archive.members.first(where: { $0.name == name }) else {
                preconditionFailure("\(name) is a member")
            }
            return try CSVText(try archive.bytes(of: member), path: "\(path)/\(name)")
        }
    }

    init(folder path: String) {
        self.path = path
        kind = "folder"
        members = (Folder.names(in: path) ?? []).sorted()
        text = { name throws(Diagnostics) in
            let file = "\(path)/\(name)"
            return try CSVText(try FileBytes(path: file), path: file)
        }
    }

    /// Reads the years that the options want, all of them by default.
    /// - Throws: `no-trade-files`, `no-such-year`, and what does not fit.
    func reading(
        _ options: TradeOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TradeReading {
        let flows = members.filter { TradeFile.name(of: $0).hasPrefix("BACI_") }
        guard !flows.isEmpty else {
            let names = members.prefix(8).joined(separator: ", ")
            throw Diagnostics([
                Diagnostic(
                    .error, "no-trade-files",
                    "the \(kind) has no file BACI_HS…_Y….csv: it holds \(names)",
                    at: .init(file: path),
                    remedy: "name a CSV of it")
            ])
        }
        let wanted = flows.filter { member in
            options.year.map { member.contains("_Y\($0)_") } ?? true
        }
        guard !wanted.isEmpty else {
            let names = flows.map { TradeFile.name(of: $0) }.joined(separator: ", ")
            throw Diagnostics([
                Diagnostic(
                    .error, "no-such-year", "the \(kind) has no year \(options.year ?? 0)",
                    at: .init(file: path), remedy: "it has \(names)")
            ])
        }
        let list = members.first { TradeFile.name(of: $0).hasPrefix("country_codes") }
        let countries: TradeCountries?
        if let file = options.countries {
            countries = try TradeCountries(path: file)
        } else if let list {
            countries = try TradeCountries(try text(list))
        } else {
            countries = nil
        }
        let names = try productList(of: wanted).map { list throws(Diagnostics) in
            try ProductNames.release(try text(list))
        }
        return try TradeText(
            wanted.map { member in
                TradeText.Source(path: "\(path)/\(member)") { () throws(Diagnostics) in
                    try text(member)
                }
            }, options: options, countries: countries, source: TradeFile.name(of: path),
            names: names ?? [:]
        ).reading(progress: progress)
    }

    /// The list of products of the edition that the flows are of, such as
    /// `product_codes_HS17_V202601.csv`.
    private func productList(of flows: [String]) -> String? {
        let lists = members.filter { TradeFile.name(of: $0).hasPrefix("product_codes") }
        let edition = flows.first.flatMap { TradeText.edition(ofName: $0) }
        return lists.first { TradeText.edition(ofName: $0) == edition }
    }
}
