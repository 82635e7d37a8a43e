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
