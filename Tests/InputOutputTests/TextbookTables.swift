import InputOutput
import LinearAlgebra

/// The tables of Miller & Blair, Input-Output Analysis (2022), chapters 2 and 3.
enum TextbookTables {
    /// Two sectors, one region (section 2.3): x = (1000, 2000), f = (350, 1700).
    static func oneRegion() throws -> MRIOTable {
        try table(
            regions: ["R"], sectors: ["1", "2"], Z: [[150, 500], [200, 100]],
            output: [1000, 2000])
    }

    /// Two regions with three and two sectors (section 3.3). The table is region × sector, so that
    /// region M's third sector is an industry without inputs and output.
    static func twoRegions() throws -> MRIOTable {
        try table(
            regions: ["L", "M"], sectors: ["1", "2", "3"],
            Z: [
                [150, 500, 50, 25, 75, 0],
                [200, 100, 400, 200, 100, 0],
                [300, 500, 50, 60, 40, 0],
                [75, 100, 60, 200, 250, 0],
                [50, 25, 25, 150, 100, 0],
                [0, 0, 0, 0, 0, 0],
            ], output: [1000, 2000, 1000, 1200, 800, 0])
    }

    /// Region L of the two by itself: trade with M is final demand and imports.
    static func regionL() throws -> MRIOTable {
        try table(
            regions: ["L"], sectors: ["1", "2", "3"],
            Z: [[150, 500, 50], [200, 100, 400], [300, 500, 50]], output: [1000, 2000, 1000])
    }

    /// A table whose final demand is what output leaves in each row, bought at home, and whose
    /// value added is what it leaves in each column.
    static func table(
        regions: [String], sectors: [String], Z rows: [[Double]], output: [Double]
    ) throws -> MRIOTable {
        let layout = try TableLayout(
            regions: regions.map { Region($0) }, sectors: sectors.map { Sector($0) },
            finalDemand: [FinalDemandCategory("F")])
        let Z = Matrix(layout.industryAxis, layout.industryAxis, rowMajor: rows)
        var Y = Matrix(layout.industryAxis, layout.demandAxis)
        for (i, sales) in Z.rowSums().enumerated() {
            Y[i, layout.region(ofIndustry: i)] = output[i] - sales
        }
        let inputs = Z.columnSums()
        return try MRIOTable(
            name: "textbook", year: nil, unit: "million", valuation: "producer prices",
            provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")], Z: Z,
            Y: Y,
            V: Matrix(
                Axis(["VA"]), layout.industryAxis,
                columnMajor: zip(output, inputs).map { $0 - $1 }))
    }
}
