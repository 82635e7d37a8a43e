/// Editions of the Harmonized System.
public enum HarmonizedSystem {
    /// UN Comtrade's codes of editions, `H0` to `H6`, by their number.
    private static let editions = ["HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22"]

    /// The edition that a word names, as releases of BACI write it: `HS17` for `HS17`, `hs2017`,
    /// `HS 2017`, `hs17_code`, and for `H5`, as UN Comtrade calls it.
    /// - Returns: nil for a word that names none, such as `hs6`, and for an edition that is none.
    public static func edition(_ text: String) -> String? {
        let word = text.lowercased().filter { $0 != " " }
        if word.count == 2, word.first == "h", let k = word.last?.wholeNumberValue {
            return k < editions.count ? editions[k] : nil
        }
        guard word.hasPrefix("hs") else { return nil }
        let digits = word.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 2 || digits.count == 4 else { return nil }
        if digits == "1988" { return "HS92" }
        let found = "HS\(digits.suffix(2))"
        let century = ["HS92", "HS96"].contains(found) ? "19" : "20"
        guard digits.count == 2 || digits.hasPrefix(century) else { return nil }
        return editions.contains(found) ? found : nil
    }
}
