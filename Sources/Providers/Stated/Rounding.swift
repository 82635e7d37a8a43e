import LinearAlgebra

/// To how many decimals the numbers of a file are rounded, and what that means for sums of them.
struct Rounding {
    /// The last decimal place, such as 0.0001; nil for numbers with as many digits as a double has.
    let unit: Double?

    /// Gaps of sums that the arithmetic of doubles alone leaves, as a share.
    static let arithmetic = 1e-11
    /// Numbers that are looked at.
    private static let sampleSize = 4096
    private static let powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]

    /// The rounding of some numbers.
    init(of values: some Sequence<Double>) {
        var place = 0
        for value in values.lazy.filter({ $0 != 0 }).prefix(Self.sampleSize) {
            while place < Self.powers.count, !Self.isWhole(value, times: Self.powers[place]) {
                place += 1
            }
        }
        unit = place < Self.powers.count ? 1 / Self.powers[place] : nil
    }

    /// The rounding of the cells of a table, from a sample of them.
    init<R: AxisKind, C: AxisKind, D: AxisKind>(of Z: Matrix<R, C>, _ Y: Matrix<R, D>) {
        let sample = Z.withUnsafeElements { cells in
            Array(
                stride(from: 0, to: cells.count, by: max(1, cells.count / 16_384)).lazy
                    .map { cells[$0] }.filter { $0 != 0 })
        }
        let demand = Y.withUnsafeElements { Array($0.prefix(Self.sampleSize)) }
        self.init(of: sample.prefix(Self.sampleSize / 2) + demand)
    }

    private static func isWhole(_ value: Double, times power: Double) -> Bool {
        let scaled = value * power
        // Beyond this every double is whole, or nearly.
        guard scaled.magnitude < 1e13 else { return true }
        return (scaled - scaled.rounded()).magnitude <= 4 * scaled.ulp
    }

    /// How far a stated sum of up to `count` cells may be from the sum of the cells: half a place
    /// of its own, and six standard deviations of as many rounding errors of cells, or half a place
    /// for each where that is less. Nil where either has no place that it is rounded to.
    func tolerance(ofSums count: Int, stated: Rounding) -> Double? {
        guard let unit, let own = stated.unit else { return nil }
        let deviation = 0.289 * unit * Double(count).squareRoot()
        return 0.5 * own + min(6 * deviation, 0.5 * unit * Double(count))
    }
}
