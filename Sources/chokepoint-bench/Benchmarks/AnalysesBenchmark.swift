import Analyses
import InputOutput
import LinearAlgebra

/// The exposure analyses, beside forming L and factoring I−A in the same run.
enum AnalysesBenchmark: Benchmark {
    static let name = "analyses"
    static let about =
        "exposure of all users with concentration, decompositions of exports, and the scan of all "
        + "restrictions, with L at hand unless said otherwise"

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
        return samples
    }
}
