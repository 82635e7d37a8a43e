public import InputOutput
import LinearAlgebra

/// A table in money, and the same economy with the products of some sectors in other units.
///
/// A product in another unit is the money divided by one price for all regions and users: what is
/// earned and emitted for the sake of final demand is then the same, and L is p̂⁻¹·L·p̂.
public struct HybridTable {
    /// In million USD.
    public let money: MRIOTable
    /// s2 in TJ, s3 in t, the others and value added in million USD.
    public let table: MRIOTable
    /// Million USD a unit, by sector.
    public let prices: [Double] = [1, 0.004, 250, 1]

    /// Three regions with four sectors, of one seed.
    public init(seed: UInt64) throws {
        let money = try RandomTable.make(regions: 3, sectors: 4, seed: seed, co2: true)
        self.money = money
        let own: [String?] = [nil, "TJ", "t", nil]
        let layout = try TableLayout(
            regions: money.regions,
            sectors: zip(money.sectors, own).map { Sector($0.code, name: $0.name, unit: $1) },
            finalDemand: money.layout.finalDemand)
        var (Z, Y) = (money.Z, money.Y)
        for i in 0..<12 {
            for j in 0..<12 { Z[i, j] /= prices[i % 4] }
            for k in 0..<6 { Y[i, k] /= prices[i % 4] }
        }
        table = try MRIOTable(
            name: "hybrid", year: 2020, unit: money.unit, valuation: money.valuation,
            provenance: money.provenance, layout: layout, primaryInputs: money.primaryInputs,
            Z: Z, Y: Y, V: money.V, satellites: money.satellites)
    }
}
