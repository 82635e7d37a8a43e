import Containers
import InputOutput

/// What is wrong with files of trade, and what the user should know of those that are read.
extension TradeText {
    var noFlows: Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "no-flows", "the file has no flows", at: .init(file: source),
                remedy: "get it again, or choose another year or direction")
        ])
    }

    static func diagnostic(_ problem: TradeScan.Problem, in text: CSVText) -> Diagnostic {
        let cell = "'\(problem.text.prefix(40))'"
        let (code, message, remedy): (String, String, String)
        switch problem.kind {
        case .cells(let count):
            (code, message, remedy) = (
                "wrong-row", "the line has \(count) cells, which is not as many as the header",
                "put a cell that holds a comma in quotes"
            )
        case .year:
            (code, message, remedy) = (
                "bad-year", "\(cell) is not a year", "write four digits, such as 2022"
            )
        case .partner:
            (code, message, remedy) = (
                "bad-country", "\(cell) is not the code of a country",
                "write ISO alpha-3 codes, or the release's numbers"
            )
        case .product:
            (code, message, remedy) = (
                "bad-product", "\(cell) is not a product of six digits",
                Self.remedy(product: problem.text)
            )
        case .world:
            (code, message, remedy) = (
                "world-total", "the line is a sum over all countries",
                "remove the lines of the world: they would count every flow twice"
            )
        case .chapter:
            (code, message, remedy) = (
                "bad-product", "\(cell) is in no chapter of the Harmonized System",
                "chapters begin with 01; leave out what has no code"
            )
        case .flow:
            (code, message, remedy) = (
                "bad-flow", "\(cell) is not a flow",
                "write M or 1 for imports, X or 2 for exports"
            )
        case .notAnnual:
            (code, message, remedy) = (
                "not-annual", "\(cell) is not a year, and trade is read by years",
                "get annual data (freqCode A), or add up the months of each year to one line"
            )
        case .classification:
            (code, message, remedy) = (
                "other-classification", "\(cell) is not the Harmonized System",
                "get the data by HS, six digits; other classifications have other codes"
            )
        case .value:
            (code, message, remedy) = (
                "bad-value", "\(cell) is not a value",
                "write digits with a decimal point and without signs between thousands, such as "
                    + "1234.5; a flow without a value has no line"
            )
        case .negativeValue:
            (code, message, remedy) = (
                "negative-value", "the value \(cell) is below 0", "trade is 0 or more"
            )
        case .quantity:
            (code, message, remedy) = (
                "bad-quantity", "\(cell) is not a quantity", "leave it empty or write NA"
            )
        case .negativeQuantity:
            (code, message, remedy) = (
                "negative-quantity", "the quantity \(cell) is below 0", "leave it empty or write NA"
            )
        }
        return Diagnostic(
            .error, code, message, at: text.location(of: problem.offset), remedy: remedy)
    }

    func mixed(_ editions: Set<String>) -> Diagnostics {
        let subject = sources.count == 1 ? "the lines of the file" : "the files"
        return Diagnostics([
            Diagnostic(
                .error, "mixed-editions",
                "\(subject) are of several editions of the Harmonized System: "
                    + editions.sorted().joined(separator: ", "), at: .init(file: source),
                remedy: "keep what is of one edition; --edition-links brings it to another "
                    + "afterwards")
        ])
    }

    /// Classifications of reported rows that are not the Harmonized System. `HS` is one, of an
    /// edition that is not said.
    static func strangers(
        _ scans: [TradeScan], _ columns: TradeColumns
    ) -> [TradeScan.Problem] {
        guard columns.flow != nil else { return [] }
        var seen: Set<String> = ["HS"]
        return scans.flatMap(\.editions).sorted { $0.value < $1.value }.compactMap { text, offset in
            guard HarmonizedSystem.edition(text) == nil, seen.insert(text).inserted else {
                return nil
            }
            return TradeScan.Problem(kind: .classification, offset: offset, text: text)
        }
    }

    private static func remedy(product text: String) -> String {
        if let code = CustomsCode(text) { return "write it as \(code.text)" }
        let digits = text.filter { $0.isASCII && $0.isNumber }
        if digits.count == text.count, digits.count > 6 {
            return """
                use six digits of the Harmonized System; national codes of seven and more are \
                other products in every country
                """
        }
        return "keep the lines of six digits: lines of chapters, headings and totals are sums of "
            + "others"
    }

    func ownFlows(_ count: Int, _ value: Double) -> Diagnostic {
        Diagnostic(
            .warning, "own-flows",
            counted(
                count, "flow of an economy to itself is", "flows of economies to themselves are")
                + " left out, \(brief(value / 1e6)) million USD: goods that come back are no trade "
                + "with others",
            at: .init(file: source))
    }

    func unknown(_ words: [String]) -> Diagnostic {
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

    /// What names of countries were read as.
    private func namesRead(_ scans: [TradeScan]) -> Diagnostic? {
        var found: Set<String> = []
        var seen: Set<ObjectIdentifier> = []
        for scan in scans where seen.insert(ObjectIdentifier(scan.worker)).inserted {
            for text in scan.worker.partners where text != "S19" && Int(text) == nil {
                guard let country = Country.named(text),
                    ![country.alpha2, country.alpha3].contains(text.uppercased())
                else { continue }
                found.insert("\(text) as \(country.alpha3)")
            }
        }
        if found.isEmpty { return nil }
        return Diagnostic(
            .note, "names-read",
            counted(found.count, "name of a country is", "names of countries are")
                + " read as \(found.count == 1 ? "a code" : "codes"): "
                + found.sorted().prefix(20).joined(separator: ", "),
            at: .init(file: source))
    }

    func notes(
        _ scans: [TradeScan], _ trade: BilateralTrade, _ equalRows: Int
    ) -> [Diagnostic] {
        func note(_ code: String, _ count: Int, _ one: String, _ many: String) -> Diagnostic? {
            count > 0
                ? Diagnostic(.note, code, counted(count, one, many), at: .init(file: source)) : nil
        }
        let twice = Diagnostic(
            .warning, "repeated-flows",
            counted(equalRows, "flow appears", "flows appear")
                + " twice with the same value and "
                + (equalRows == 1 ? "is counted once" : "are counted once"),
            at: .init(file: source))
        let own = trade.partners.filter { Country.named($0.code) == nil }
        let ownCodes = own.map(\.code).joined(separator: ", ")
        let extent =
            counted(trade.products.count, "product", "products") + " between "
            + "\(trade.partners.count) economies; " + trade.totalsText
        return [
            equalRows > 0 ? twice : nil,
            note(
                "own-codes", own.count,
                "code of an economy is none of ISO 3166 and stands for itself: \(ownCodes)",
                "codes of economies are none of ISO 3166 and stand for themselves: \(ownCodes)"),
            namesRead(scans),
            note(
                "flows-read", trade.count, "flow of \(extent)", "flows of \(extent)"),
            note(
                "zeros-restored", scans.reduce(0) { $0 + $1.restored },
                "product code of five digits got back its leading zero",
                "product codes of five digits got back their leading zero"),
            note(
                "sums-left-out", scans.reduce(0) { $0 + $1.sums },
                "line is a sum over products or countries and was left out",
                "lines are sums over products or countries and were left out"),
            note(
                "parts-left-out", scans.reduce(0) { $0 + $1.parts.count },
                "line is a part of a flow whose total is there, and was left out",
                "lines are parts of flows whose totals are there, and were left out"),
            note(
                "other-flow", scans.reduce(0) { $0 + $1.otherFlow },
                "line of the other direction was left out: every flow counts once",
                "lines of the other direction were left out: every flow counts once"),
            note(
                "re-trade-left-out", scans.reduce(0) { $0 + $1.throughTrade },
                "line of re-imports or re-exports, which imports and exports count, was left out",
                "lines of re-imports, re-exports and the like, which imports and exports count, "
                    + "were left out"),
        ].compactMap { $0 }
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
            return (yearText(year).map { "\($0): " } ?? "") + "\(brief(total / 1e6)) million USD"
        }.joined(separator: ", ")
    }
}
