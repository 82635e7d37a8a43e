import InputOutput

/// The satellite account and the rows of it that a question names.
enum AccountChoice {
    /// How a table gets an account.
    static let attaching = """
        attach one: chokepoint satellite add TABLE FILE.csv --name NAME --origin SOURCE \
        --unit UNIT -o OUT.h5
        """

    /// The account of a name; the only one where none is named.
    /// - Throws: `no-account`.
    static func account(
        _ account: String?, of table: MRIOTable, in file: String? = nil
    ) throws(Diagnostics) -> Satellite {
        let names = table.satellites.map(\.name)
        if account == nil, let only = table.satellites.first, names.count == 1 { return only }
        if let account,
            let found = table.satellites.first(where: {
                $0.name.lowercased() == account.lowercased()
            })
        {
            return found
        }
        let message: String
        let remedy: String
        if names.isEmpty {
            message = "the table has no satellite account"
            remedy = attaching
        } else if let account {
            message = "there is no account ‘\(account)’"
            remedy =
                Suggestion.nearest(to: account, in: names).map { "did you mean \($0)?" }
                ?? "choose from \(names.joined(separator: ", "))"
        } else {
            message = "the table has several accounts"
            remedy = "choose one with --account: \(names.joined(separator: ", "))"
        }
        throw Diagnostics([
            Diagnostic(
                .error, "no-account", message, at: .init(file: file, place: "--account"),
                remedy: remedy)
        ])
    }

    /// The rows of a list of codes; all without one.
    /// - Throws: `unknown-stressor` for each that is none.
    static func stressors(_ stressor: String?, of satellite: Satellite) throws(Diagnostics) -> [Int]
    {
        let codes = satellite.stressors.map(\.code)
        guard let stressor else { return Array(codes.indices) }
        var problems = Diagnostics()
        var found: [Int] = []
        for code in LabelList.items(stressor, among: codes) {
            if let k = codes.firstIndex(where: { $0.lowercased() == code.lowercased() }) {
                if !found.contains(k) { found.append(k) }
            } else {
                problems.add(
                    Diagnostic(
                        .error, "unknown-stressor", "\(satellite.name) has no row \(code)",
                        at: .init(place: "--stressor"),
                        remedy: Suggestion.nearest(to: code, in: codes)
                            .map { "did you mean \($0)?" }
                            ?? "choose from \(codes.joined(separator: ", "))"))
            }
        }
        try problems.throwIfErrors()
        return found
    }
}
