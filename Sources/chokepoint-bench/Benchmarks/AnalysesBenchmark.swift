import Analyses
import InputOutput
import LinearAlgebra

/// The analyses of a table, beside forming L and factoring I−A in the same run: none is to take
/// more than twice as long as forming L.
enum AnalysesBenchmark: Benchmark {
    static let name = "analyses"
    static let about =
        "exposure of all users with concentration, decompositions of exports, the scan of all "
        + "restrictions, linkages, extraction, network measures, footprints, structural "
        + "decomposition, tables from supply and use, and tables moved to other totals, with L at "
        + "hand unless said otherwise"

    static func run(_ subject: Subject, _ settings: Settings) throws -> [Sample] {
        let layout = subject.table.layout
        guard layout.regionCount > 1 else { return [] }
        var samples: [Sample] = []
        func add(_ variant: String, _ timing: Timing) {
            samples.append(Sample(Self.self, variant, on: subject, timing))
        }
        let (factoring, _) = try Timing.best(settings) {
            try LUFactorization(subject.matrixToFactor())
        }
        add("factoring I−A", factoring)
        let (forming, _) = try Timing.best(settings) {
            try LeontiefSystem(subject.table).inverse()
        }
        add("forming L", forming)
        func exposure(_ system: LeontiefSystem) throws -> Int {
            let field = try ExposureField(system)
            return ExposureMeasure.allCases.reduce(0) {
                $0 + Concentration.ofAllIndustries(field, $1).count
            }
        }
        let (fromScratch, _) = try Timing.best(settings) {
            try exposure(LeontiefSystem(subject.table))
        }
        add("exposure and HHI, without L", fromScratch)
        let system = try LeontiefSystem(subject.table)
        _ = try system.inverse()
        let (withL, _) = try Timing.best(settings) { try exposure(system) }
        add("exposure and HHI", withL)
        for method in ExportDecompositionMethods.all {
            let (time, _) = try Timing.best(settings) {
                try method.decompose(ExportAccounts(system))
            }
            add(method.name, time)
        }
        let (scanning, _) = try Timing.best(settings) { try RestrictionScan(system) }
        add("scan of all n·G restrictions", scanning)
        let all =
            try Self.structure(system) + Self.others(system) + Self.twoYears(system)
            + Self.moved(system)
        for (name, analysis) in all {
            let (time, _) = try Timing.best(settings) { try analysis() }
            add(name, time)
        }
        return samples
    }

    /// What else is asked of one table.
    private static func structure(
        _ system: LeontiefSystem
    ) throws -> [(name: String, run: () throws -> Void)] {
        let table = system.table
        let layout = table.layout
        // Its value added as the rows of an account: a footprint of 1 stressor.
        let stressors = [Satellite.Stressor(code: "VA", unit: table.unit)]
        let account = Satellite(
            name: "value added", stressors: stressors,
            F: Matrix(
                Satellite.axis(of: stressors), layout.industryAxis, rowMajor: [table.valueAdded]),
            FY: Matrix(Satellite.axis(of: stressors), layout.demandAxis), provenance: Provenance())
        let added = table.primaryInputs.indices.filter {
            table.primaryInputs[$0].kind == .valueAdded
        }
        return [
            ("multipliers", { _ = try Multipliers(system) }),
            (
                "multipliers with households",
                { _ = try HouseholdMultipliers(system, households: [0], labour: added) }
            ),
            ("footprint", { _ = try Footprint(account, in: system) }),
            ("responsibility", { _ = try Responsibility(account, in: system) }),
            ("linkages", { _ = try Linkages(system) }),
            ("propagation lengths", { _ = try PropagationLengths(system) }),
            ("every industry taken out", { _ = try IndustryExtraction(system) }),
            ("every region taken out", { _ = try RegionExtraction(system) }),
            ("field of influence", { _ = try FieldOfInfluence(system, count: 20) }),
            ("fragmentation", { _ = try Fragmentation(system) }),
            ("chain position", { _ = try ChainPosition(system, inventories: []) }),
            ("TiVA indicators", { _ = try TiVAIndicators(ExportAccounts(system)) }),
            ("PageRank", { _ = PageRank(table) }),
            ("communities", { _ = Communities(table) }),
            ("screening", { _ = TableScreening([table]) }),
        ]
    }

    /// Origins, paths, sensitivities, betweenness, the order of sectors, capital and impacts.
    private static func others(
        _ system: LeontiefSystem
    ) throws -> [(name: String, run: () throws -> Void)] {
        let table = system.table
        let layout = table.layout
        let (n, home) = (table.industryCount, Array(layout.industries(of: 0)))
        let use = Matrix(layout.industryAxis, layout.industryAxis) { target in
            table.Z.withUnsafeElements { z in
                for k in z.indices { target[k] = 0.01 * z[k] }
            }
        }
        let stressors = (0..<20).map { Satellite.Stressor(code: "e\($0)", unit: "kt") }
        let axis = Satellite.axis(of: stressors)
        let account = Satellite(
            name: "emissions", stressors: stressors,
            F: Matrix(axis, layout.industryAxis) { target in
                for k in target.indices { target[k] = table.x[k / 20] }
            }, FY: Matrix(axis, layout.demandAxis), provenance: Provenance())
        let factors = stressors.map {
            Characterization.Factor(
                stressor: $0.code, stressorUnit: "kt", impact: "GWP", impactUnit: "kt CO2-eq",
                value: 2)
        }
        return [
            ("value added by origin", { _ = try ValueAddedOrigins(system) }),
            ("value added in exports", { _ = try ValueAddedInExports(system) }),
            (
                "20 paths of a region to another",
                { _ = try SupplyPaths(from: home, to: Array(layout.industries(of: 1)), in: system) }
            ),
            ("sensitivities", { _ = try AdjointField.gdp(of: 0, system).largestCells(20) }),
            ("betweenness", { _ = FlowNetwork(table, count: 5000) }),
            (
                "triangulation",
                { _ = Triangulation(table.flowsBySector(among: Array(0..<layout.regionCount))) }
            ),
            (
                "capital as an input",
                {
                    _ = try LeontiefSystem(
                        table.endogenisingCapital(use, category: 0, input: 0).table
                    ).solve([Double](repeating: 1, count: n))
                }
            ),
            (
                "impacts of an account",
                { _ = try Characterization(account, factors: factors, name: "i", origin: "bench") }
            ),
        ]
    }

    /// The change to another year, and the four models on supply and use tables of the size.
    private static func twoYears(
        _ system: LeontiefSystem
    ) throws -> [(name: String, run: () throws -> Void)] {
        let table = system.table
        let layout = table.layout
        // Another year: the inputs of every other industry are a tenth fewer.
        let Z = Matrix(layout.industryAxis, layout.industryAxis) { target in
            table.Z.withUnsafeElements { z in
                let n = table.industryCount
                for k in z.indices { target[k] = z[k] * (k / n % 2 == 0 ? 0.9 : 1) }
            }
        }
        let later = try LeontiefSystem(
            MRIOTable(
                name: table.name, year: table.year, unit: table.unit, valuation: table.valuation,
                provenance: table.provenance, layout: layout, primaryInputs: table.primaryInputs,
                Z: Z, Y: table.Y, V: table.V))
        let weights = (system.coefficients.valueAdded, later.coefficients.valueAdded)
        let sut = try supplyAndUse(table)
        return [
            (
                "structural decomposition",
                {
                    _ = try StructuralDecomposition(
                        from: system, to: later, target: .production, intensities: weights)
                }
            ),
            (
                "log mean decomposition",
                {
                    _ = try LogMeanDecomposition(
                        from: system, to: later, byConsumer: true, intensities: weights)
                }
            ),
        ]
            + SymmetricModel.allCases.map { model in
                ("supply and use, model \(model.rawValue)", { _ = try sut.symmetric(model) })
            }
            + movedSupplyAndUse(sut)
    }

    /// Supply and use tables whose industries make a tenth of their output as the product of the
    /// next one.
    private static func supplyAndUse(_ table: MRIOTable) throws -> SupplyUseTable {
        let (old, N) = (table.layout, table.sectorCount)
        let layout = try SupplyUseLayout(
            regions: old.regions, products: old.sectors, industries: old.sectors,
            finalDemand: old.finalDemand)
        var supply = Matrix(layout.productAxis, layout.industryAxis)
        for i in 0..<table.industryCount {
            let (first, own) = (i / N * N, i % N)
            supply[i, own] += 0.9 * table.x[i]
            supply[first + (own + 1) % N, own] += 0.1 * table.x[i]
        }
        return try SupplyUseTable(
            name: table.name, year: table.year, unit: table.unit, valuation: table.valuation,
            provenance: table.provenance, layout: layout, primaryInputs: table.primaryInputs,
            supply: supply, use: table.Z.relabelled(layout.productAxis, layout.activityAxis),
            Y: table.Y.relabelled(layout.productAxis, layout.demandAxis),
            V: table.V.relabelled(table.V.rows, layout.activityAxis))
    }
}
