/// Which sectors of a table are manufacturing, by the codes that providers use.
///
/// Only what is listed is recognised; a table with other codes needs its user to name the sectors.
public enum ManufacturingSectors {
    /// Positions of the manufacturing sectors: c3 to c16 of WIOD 2013 (35 sectors), and elsewhere
    /// ISIC section `C` and its divisions, such as `C20` and `C10T12`. Empty when there is none by
    /// these codes.
    public static func positions(in layout: TableLayout) -> [Int] {
        let codes = layout.sectors.map { $0.code.uppercased() }
        if codes == (1...35).map({ "C\($0)" }) { return Array(2..<16) }
        return codes.indices.filter { isManufacturing(codes[$0]) }
    }

    private static func isManufacturing(_ code: String) -> Bool {
        guard code.hasPrefix("C") else { return false }
        let digits = code.dropFirst().prefix { $0.isASCII && $0.isNumber }
        if digits.isEmpty { return code == "C" }
        guard digits.count >= 2, let division = Int(digits.prefix(2)) else { return false }
        return (10...33).contains(division)
    }
}
