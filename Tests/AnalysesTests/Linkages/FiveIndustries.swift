import InputOutput
import LinearAlgebra

/// The two-region table of Miller & Blair 2022, chapter 3, its five industries taken as five
/// sectors of one region.
enum FiveIndustries {
    static let Z: [[Double]] = [
        [150, 500, 50, 25, 75], [200, 100, 400, 200, 100], [300, 500, 50, 60, 40],
        [75, 100, 60, 200, 250], [50, 25, 25, 150, 100],
    ]
    static let x: [Double] = [1000, 2000, 1000, 1200, 800]

    static func table() throws -> MRIOTable {
        let layout = try TableLayout(
            regions: [Region("A")], sectors: (1...5).map { Sector("s\($0)") },
            finalDemand: [FinalDemandCategory("F")])
        let demand = (0..<5).map { [x[$0] - Z[$0].reduce(0, +)] }
        let value = (0..<5).map { j in x[j] - Z.reduce(0) { $0 + $1[j] } }
        return try MRIOTable(
            name: "five industries", year: nil, unit: "million USD", valuation: "basic prices",
            provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
            Z: Matrix(layout.industryAxis, layout.industryAxis, rowMajor: Z),
            Y: Matrix(layout.industryAxis, layout.demandAxis, rowMajor: demand),
            V: Matrix(Axis(["VA"]), layout.industryAxis, rowMajor: [value]))
    }
}
