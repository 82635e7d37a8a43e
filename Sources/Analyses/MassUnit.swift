/// Units of mass as accounts and prices write them. Only what is listed is recognised; nothing is
/// guessed.
public enum MassUnit {
    /// How many tonnes one unit is: `t`, `kt`, `Mt`, `Gt`, `kg`, `g`, `Gg`, `Tg`, and their names,
    /// also with `CO2`, `CO2e`, `CO2eq` or `CO2-eq` behind them; nil for anything else.
    public static func tonnes(in unit: String) -> Double? {
        var words = unit.split(separator: " ").map(String.init)
        if words.count > 1, gases.contains(words[words.count - 1].lowercased()) {
            words.removeLast()
        }
        return symbols[words.joined(separator: " ")]
    }

    private static let gases: Set<String> = ["co2", "co2e", "co2eq", "co2-eq", "co2-eq."]

    // Case matters: Mt is a megatonne, mt is not written by anybody who means a milligram-tonne.
    private static let symbols: [String: Double] = [
        "g": 1e-6, "kg": 1e-3, "t": 1, "kt": 1e3, "Mt": 1e6, "Gt": 1e9, "Gg": 1e3, "Tg": 1e6,
        "tonne": 1, "tonnes": 1, "metric ton": 1, "metric tons": 1, "1000 t": 1e3,
        "1000 tonnes": 1e3, "thousand tonnes": 1e3, "kilotonnes": 1e3, "million tonnes": 1e6,
        "megatonnes": 1e6,
    ]
}

/// Units of money as tables write them.
public struct MoneyUnit: Sendable, Hashable {
    /// The currency, such as `USD`.
    public let currency: String
    /// How many of the currency one unit is, 1e6 for a million.
    public let factor: Double

    /// The unit behind `million USD`, `thousand USD`, `USD`, `M.EUR` and their like; nil for
    /// anything else.
    public init?(_ unit: String) {
        let words = unit.split(separator: " ").map(String.init)
        if words.count == 1, words[0].hasPrefix("M.") {
            guard let currency = Self.currency(String(words[0].dropFirst(2))) else { return nil }
            self.init(currency: currency, factor: 1e6)
            return
        }
        guard let last = words.last, let currency = Self.currency(last) else { return nil }
        if words.count == 1 {
            self.init(currency: currency, factor: 1)
        } else if words.count == 2, let factor = Self.scales[words[0].lowercased()] {
            self.init(currency: currency, factor: factor)
        } else {
            return nil
        }
    }

    private init(currency: String, factor: Double) {
        self.currency = currency
        self.factor = factor
    }

    private static let scales: [String: Double] = [
        "thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6, "mill": 1e6, "mn": 1e6,
        "billion": 1e9, "bn": 1e9,
    ]

    private static func currency(_ word: String) -> String? {
        if word == "US$" { return "USD" }
        return word.count == 3 && word.allSatisfy { $0.isASCII && $0.isUppercase } ? word : nil
    }
}
