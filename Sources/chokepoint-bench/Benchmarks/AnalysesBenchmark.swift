import Analyses
import InputOutput
import LinearAlgebra

/// The analyses of a table, beside forming L and factoring I−A in the same run: none is to take
/// more than twice as long as forming L.
enum AnalysesBenchmark: Benchmark {
    static let name = "analyses"
    static let about =
        "exposure of all users with concentration, decompositions of exports, the scan of all "
        + "restrictions, linkages, extraction, network measures and footprints, with L at hand "
        + "unless said otherwise"

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
        for (name, analysis) in try Self.structure(system) {
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
}
