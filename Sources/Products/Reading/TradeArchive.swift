import Containers
import InputOutput

/// A release of BACI: a zip archive with a CSV for every year, the list of countries and the list
/// of products.
struct TradeArchive {
    private let archive: ZipArchive

    init(_ content: FileBytes, path: String) throws(Diagnostics) {
        archive = try ZipArchive(content, path: path)
    }

    /// Reads the years that the options want, all of them by default.
    /// - Throws: `no-trade-files`, `no-such-year`, and what does not fit.
    func reading(
        _ options: TradeOptions, progress: (Double) -> Void
    ) throws(Diagnostics) -> TradeReading {
        let flows = archive.members.filter { TradeFile.name(of: $0.name).hasPrefix("BACI_") }
        guard !flows.isEmpty else {
            let names = archive.members.prefix(8).map(\.name).joined(separator: ", ")
            throw Diagnostics([
                Diagnostic(
                    .error, "no-trade-files",
                    "the archive has no file BACI_HS…_Y….csv: it holds \(names)",
                    at: .init(file: archive.path),
                    remedy: "name a CSV of it, or unpack it")
            ])
        }
        let wanted = flows.filter { member in
            options.year.map { member.name.contains("_Y\($0)_") } ?? true
        }
        guard !wanted.isEmpty else {
            let names = flows.map { TradeFile.name(of: $0.name) }.joined(separator: ", ")
            throw Diagnostics([
                Diagnostic(
                    .error, "no-such-year", "the archive has no year \(options.year ?? 0)",
                    at: .init(file: archive.path), remedy: "it has \(names)")
            ])
        }
        let list = archive.members.first {
            TradeFile.name(of: $0.name).hasPrefix("country_codes")
        }
        let countries: TradeCountries?
        if let file = options.countries {
            countries = try TradeCountries(path: file)
        } else if let list {
            countries = try TradeCountries(try text(list))
        } else {
            countries = nil
        }
        var texts: [CSVText] = []
        for member in wanted { texts.append(try text(member)) }
        return try TradeText(
            texts, options: options, countries: countries, source: TradeFile.name(of: archive.path)
        ).reading(progress: progress)
    }

    private func text(_ member: ZipArchive.Member) throws(Diagnostics) -> CSVText {
        try CSVText(try archive.bytes(of: member), path: "\(archive.path)/\(member.name)")
    }
}
