import InputOutput

extension TradeText {
    /// `unknown-country`: words and numbers that are none's.
    func unknownCountries(_ words: [String]) -> Diagnostic {
        let shown = words.prefix(20).joined(separator: ", ")
        let isNumber = words.allSatisfy { Int($0) != nil }
        let nearest = words.lazy.filter { $0.count > 3 }.compactMap { word in
            Country.nearest(to: word).map { "write \($0.alpha3) if ‘\(word)’ is \($0.name)" }
        }.first
        return Diagnostic(
            .error, "unknown-country",
            isNumber
                ? counted(words.count, "number is", "numbers are")
                    + " of no known country: \(shown)"
                : counted(words.count, "word is", "words are")
                    + " the code or name of no known country: \(shown)",
            at: .init(file: source),
            remedy: !isNumber
                ? nearest ?? "write codes of ISO 3166 such as KOR, or names in English"
                : countries == nil
                    ? "name the release's list of countries with --countries"
                    : "the list of countries belongs to another release")
    }

    /// What names of countries were read as; nil for a file of codes.
    func namesRead(_ workers: [TradeWorker]) -> Diagnostic? {
        var found: Set<String> = []
        for text in Set(workers.flatMap(\.partners)) where text != "S19" && Int(text) == nil {
            guard let country = Country.named(text),
                ![country.alpha2, country.alpha3].contains(text.uppercased())
            else { continue }
            found.insert("\(text) as \(country.alpha3)")
        }
        if found.isEmpty { return nil }
        return Diagnostic(
            .note, "names-read",
            counted(found.count, "name of a country is", "names of countries are")
                + " read as \(found.count == 1 ? "a code" : "codes"): "
                + found.sorted().prefix(20).joined(separator: ", "),
            at: .init(file: source))
    }
}

extension BilateralTrade {
    /// The total of every year, for people: `2021: 15 million USD, 2022: 17 million USD`.
    ///
    /// A native file has sums by economy and product, so that its flows are not read for this.
    var totalsText: String {
        let size = products.count * partners.count
        return years.indices.map { year in
            let total =
                sums.map { sums in
                    sums.values.withRows((year * size)..<((year + 1) * size)) { values in
                        values.reduce(0, +)
                    }
                } ?? total(year: year)
            return (yearText(year).map { "\($0): " } ?? "") + "\(dollars(total))"
        }.joined(separator: ", ")
    }
}
