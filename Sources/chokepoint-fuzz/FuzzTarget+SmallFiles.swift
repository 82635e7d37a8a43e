import Containers
import InputOutput
import LinearAlgebra
import Scenarios
import Providers

extension FuzzTarget {
    /// The readers of small files and of scenarios, by the name of their folder of samples.
    static let smallFiles: [String: @Sendable (String) throws(Diagnostics) -> Void] = [
        "concordance": { path throws(Diagnostics) in
            let pairs = try ConcordanceFile.read(path: path)
            _ = try Concordance(pairs, from: layout.sectors.map(\.code))
        },
        "rates": { path throws(Diagnostics) in
            _ = try RatesFile(path: path).rate(from: "USD", to: "EUR", year: 2020)
        },
        "satellite": { path throws(Diagnostics) in
            _ = try SatelliteFile.read(path: path, stressor: ("CO2", "kt"))
        },
        "demand": { path throws(Diagnostics) in
            _ = try DemandFile(path: path, layout: layout)
        },
        "split": { path throws(Diagnostics) in
            _ = try SplitFile.read(path: path, of: .sectors)
        },
        "numbers": { path throws(Diagnostics) in
            _ = try LabelledNumbersFile(
                path: path,
                quantities: [
                    .init("output"), .init("index", allowsPercent: true),
                    .init("demand", of: .finalDemand),
                ])
        },
        "parquet": { path throws(Diagnostics) in
            let file = try ParquetFile(try FileBytes(path: path), path: path)
            for column in file.columns.indices { _ = try file.values(column) }
        },
        "supply-use": { path throws(Diagnostics) in
            let (source, _) = try SupplyUseFile.read(path: path)
            _ = SupplyUseAudit(source).findings(above: 0)
            for model in SymmetricModel.allCases {
                // A model that needs another shape says so.
                do throws(Diagnostics) { _ = try source.symmetric(model) } catch { continue }
            }
        },
        "supply-use-totals": { path throws(Diagnostics) in
            _ = try SupplyUseTotalsFile.read(path: path, for: supplyUse)
        },
        "capital": { path throws(Diagnostics) in
            _ = try CapitalFile.read(path: path, layout: layout)
        },
        "factors": { path throws(Diagnostics) in
            _ = try FactorsFile.read(path: path)
        },
        "scenario": { path throws(Diagnostics) in
            _ = try Scenario.read(path: path).bind(to: table)
        },
    ]

    /// The labels that the samples of small files use.
    private static let layout = table.layout

    /// One region with two products and two industries.
    static let supplyUse: SupplyUseTable = {
        do {
            let layout = try SupplyUseLayout(
                regions: [Region("A")], products: [Sector("p1"), Sector("p2")],
                industries: [Sector("i1"), Sector("i2")],
                finalDemand: [FinalDemandCategory("C")])
            return try SupplyUseTable(
                name: "tiny", year: 2020, unit: "million USD", valuation: "basic prices",
                provenance: Provenance(), layout: layout, primaryInputs: [PrimaryInput("VA")],
                supply: Matrix(
                    layout.productAxis, layout.industryAxis, rowMajor: [[9, 1], [2, 8]]),
                use: Matrix(layout.productAxis, layout.activityAxis, rowMajor: [[2, 3], [1, 2]]),
                Y: Matrix(layout.productAxis, layout.demandAxis, rowMajor: [[5], [7]]),
                V: Matrix(Axis(["VA"]), layout.activityAxis, rowMajor: [[8, 4]]),
                adjustments: [
                    .init("M", kind: .imports, values: [0, 0])
                ])
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// 2 regions × 2 sectors with an account.
    static let table: MRIOTable = {
        do {
            let layout = try TableLayout(
                regions: [Region("A", name: "Alpha"), Region("B", name: "Beta")],
                sectors: [Sector("s1", name: "Goods"), Sector("s2", name: "Services")],
                finalDemand: [FinalDemandCategory("C", name: "Consumption")])
            let stressors = [Satellite.Stressor(code: "CO2", unit: "kt")]
            let axis = Satellite.axis(of: stressors)
            let inputs = [PrimaryInput("TLS"), PrimaryInput("VA")]
            return try MRIOTable(
                name: "tiny", year: 2020, unit: "million USD", valuation: "basic prices",
                provenance: Provenance(), layout: layout, primaryInputs: inputs,
                Z: Matrix(
                    layout.industryAxis, layout.industryAxis,
                    rowMajor: [[1, 2, 3, 4], [5, 6, 7, 8], [1.5, 0, 2.5, 1], [0, 1, 0, 2]]),
                Y: Matrix(
                    layout.industryAxis, layout.demandAxis,
                    rowMajor: [[10, 1], [20, 2], [3, 30], [-4, 40]]),
                V: Matrix(
                    Axis(inputs.map(\.code)), layout.industryAxis,
                    rowMajor: [[1, 1, 1, 1], [12.5, 38, 24.5, 23]]),
                satellites: [
                    Satellite(
                        name: "co2", stressors: stressors,
                        F: Matrix(axis, layout.industryAxis, rowMajor: [[7, 8, 9, 0.5]]),
                        FY: Matrix(axis, layout.demandAxis, rowMajor: [[0.25, 4]]),
                        provenance: Provenance())
                ])
        } catch {
            preconditionFailure("\(error)")
        }
    }()
}
