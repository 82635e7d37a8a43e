/// What goods cost by the tonne: bounds that a year's trade in one of them keeps, wide on purpose.
///
/// The bounds were set around the unit values of 4,393 codes in CEPII's BACI of 2020 (all exports
/// of South Africa and Afghanistan), some 3 to 10 times wider than what was seen, and more where
/// prices are known to go further. They do not say what is a fair price: they show values that are
/// off by a factor of a thousand. Goods whose prices lie further apart than that have none: water,
/// gases by pipe and current, compounds of precious metals, isotopes, medicines, jewels, machines.
public struct UnitValueBand: Sendable, Hashable {
    /// USD a tonne.
    public let bounds: ClosedRange<Double>

    /// The bounds of a code; nil where none were set.
    public init?(_ code: CustomsCode) {
        // The last that fits: single codes stand behind their heading.
        let number = Int(code.number)
        guard
            let found = Self.all.last(where: { item in
                number >= item.first && number <= item.last
            })
        else { return nil }
        bounds = found.low...found.high
    }

    /// First and last code, USD a tonne.
    private static let all: [(first: Int, last: Int, low: Double, high: Double)] = [
        // Food, drink, tobacco.
        (01_01_00, 01_06_99, 200, 3e6), (02_01_00, 09_04_99, 20, 5e5),
        (09_06_00, 09_09_99, 50, 5e5), (10_01_00, 12_14_99, 2, 5e5),
        (15_01_00, 21_06_99, 50, 5e5), (22_03_00, 22_09_99, 50, 5e5),
        (23_01_00, 24_03_99, 2, 2e5),
        // Minerals and ores but those of precious metals and uranium, fuels.
        (25_01_00, 25_30_99, 2, 3e4), (26_01_00, 26_11_99, 3, 1e5),
        (26_13_00, 26_15_99, 50, 5e5), (26_17_00, 26_17_99, 50, 3e5),
        (27_01_00, 27_04_99, 3, 5000), (27_06_00, 27_10_99, 10, 2e4),
        (27_12_00, 27_15_99, 10, 2e4),
        // Chemicals.
        (28_01_00, 28_04_99, 20, 5e5), (28_05_00, 28_05_99, 100, 5e6),
        (28_06_00, 28_42_99, 7, 3e6), (28_11_00, 28_11_99, 7, 5e5),
        (28_46_00, 28_46_99, 200, 5e6), (29_01_00, 29_15_99, 20, 5e5),
        (31_01_00, 31_05_99, 10, 3e4), (32_01_00, 35_07_99, 50, 5e5),
        (37_01_00, 37_07_99, 200, 1e6), (38_01_00, 38_14_99, 7, 3e5),
        (38_16_00, 38_17_99, 10, 3e5), (39_01_00, 40_17_99, 10, 5e5),
        // Wood, paper, textiles, stone and glass.
        (44_01_00, 49_11_99, 5, 1e6), (50_01_00, 63_10_99, 50, 1e6),
        (68_01_00, 70_20_99, 5, 3e5),
        // Base metals and what is made of them.
        (72_01_00, 72_29_99, 10, 2e5), (73_01_00, 80_07_99, 50, 5e5),
        (81_01_00, 81_13_99, 100, 3e6), (81_12_00, 81_12_99, 100, 1e7),
        (81_12_92, 81_12_92, 1000, 1e7), (82_01_00, 83_11_99, 100, 1e6),
        // Magnets, batteries.
        (85_05_00, 85_05_99, 300, 1e6), (85_06_00, 85_07_99, 200, 1e6),
    ]
}
