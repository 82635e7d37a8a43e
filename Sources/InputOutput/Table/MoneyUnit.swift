/// Units of money as tables write them: an amount, a currency, and prices of some year.
public struct MoneyUnit: Sendable, Hashable {
    /// The currency, such as `USD`.
    public let currency: String
    /// How many of the currency one unit is, 1e6 for a million.
    public let factor: Double

    /// The unit behind `million USD`, `USD`, `M.EUR`, `Mio EUR`, `10 000 CNY`,
    /// `million USD (constant prices)`, `million USD of 2015` and their like; nil for anything that
    /// is not understood to its last word.
    ///
    /// Words about prices and years are left out: they do not change what the currency is. An
    /// amount is a power of ten in digits or words; several multiply.
    public init?(_ unit: String) {
        var factor = 1.0
        var currencies: [String] = []
        for word in Self.words(unit) {
            if let power = Self.power(word) {
                factor *= power
            } else if let currency = Self.currency(word) {
                currencies.append(currency)
            } else if let (power, currency) = Self.fused(word) {
                factor *= power
                currencies.append(currency)
            } else if !Self.isAboutPrices(word) {
                return nil
            }
        }
        guard let currency = currencies.first, Set(currencies).count == 1 else { return nil }
        self.currency = currency
        self.factor = factor
    }

    /// `10 000 CNY` as `10000` and `CNY`; brackets and points separate words.
    private static func words(_ unit: String) -> [String] {
        var words: [String] = []
        for part in unit.split(whereSeparator: { " ()[].;_/\u{A0}\u{202F}".contains($0) }) {
            // A comma or an apostrophe stands between groups of three digits.
            let word = String(part.filter { $0 != "," && $0 != "'" })
            let isGroup = word.count == 3 && word.allSatisfy { $0.isASCII && $0.isNumber }
            if isGroup, let last = words.last, last.allSatisfy(\.isNumber) {
                words[words.count - 1] = last + word
            } else if !word.isEmpty {
                words.append(word)
            }
        }
        return words
    }

    private static func power(_ word: String) -> Double? {
        if let power = scales[word.lowercased()] { return power }
        guard word.first == "1", word.dropFirst().allSatisfy({ $0 == "0" }), word.count <= 13 else {
            return nil
        }
        return Double(word)
    }

    /// `MEUR`, `kUSD`.
    private static func fused(_ word: String) -> (Double, String)? {
        guard word.count == 4, let first = word.first,
            let power = ["m": 1e6, "M": 1e6, "k": 1e3, "K": 1e3, "T": 1e3][first],
            let currency = currency(String(word.dropFirst()))
        else { return nil }
        return (power, currency)
    }

    private static func currency(_ word: String) -> String? {
        if let known = symbols[word.lowercased()] { return known }
        let isCode =
            word.count == 3 && word.allSatisfy { $0.isASCII && $0.isLetter && $0.isUppercase }
        return isCode ? word : nil
    }

    private static func isAboutPrices(_ word: String) -> Bool {
        if let year = Int(word) { return (1900...2100).contains(year) }
        return priceWords.contains(word.lowercased())
    }

    private static let scales: [String: Double] = [
        "thousand": 1e3, "thousands": 1e3, "th": 1e3, "tsd": 1e3, "k": 1e3, "million": 1e6,
        "millions": 1e6, "mill": 1e6, "mio": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9,
        "billions": 1e9, "bn": 1e9, "mrd": 1e9, "bio": 1e9, "trillion": 1e12, "tn": 1e12,
        "lakh": 1e5, "crore": 1e7,
    ]

    private static let symbols: [String: String] = [
        "us$": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "yen": "JPY",
        "yuan": "CNY", "rmb": "CNY",
    ]

    private static let priceWords: Set<String> = [
        "of", "in", "at", "the", "constant", "current", "previous", "year", "year's", "years",
        "base", "basic", "price", "prices", "purchasers", "producer", "producers", "chained",
        "volumes",
        "real", "nominal", "and", "pyp",
    ]
}
