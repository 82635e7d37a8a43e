import InputOutput
import LinearAlgebra
public import Reporting
public import Scenarios
import Sweeps

/// How much hangs on what is uncertain in a scenario.
public struct SweepQuestion: DrawsQuestion {
    /// `sweep`.
    public static let command = "sweep"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? = "the models price what different products sell"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? =
        "draws are made for sectors of all regions at once"
    /// The scenario, with or without a sweep.
    public var source = ScenarioSource()
    /// Fields to vary, each `PATH=FROM:TO:STEP`, `PATH=FROM:TO` or `PATH=A,B,…`.
    public var set: [String] = []
    /// How draws are chosen; nil for what the scenario says.
    public var method: SweepMethod?
    /// Draws, base points or trajectories; nil for what the scenario says.
    public var draws: Int?
    /// Seed of all random numbers; nil for what the scenario says.
    public var seed: Int?
    /// What is watched, each `COLUMN.REGION`; the scenario's metrics without any.
    public var metric: [String] = []
    /// A file to keep the draws in.
    public var store: String?
    /// Continue that file where it was interrupted.
    public var resume = false
    /// The part of the draws to solve, as `I/N`; nil for all of them.
    public var shard: String?
    /// What is made of the draws.
    public var analysis = SweepAnalysisChoices()
    /// Only check the scenario, and say what would be done.
    public var check = false
    /// Metrics and draws to list; nil for what the reader is used to.
    public var top: Int?
    /// How all tables of the sweep are read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if let misuse = source.misuse ?? analysis.misuse { return misuse }
        if let draws, !(1...100_000_000).contains(draws) {
            return "--draws takes 1 to 100000000, not \(draws)"
        }
        if let seed, seed < 0 { return "--seed takes 0 or more, not \(seed)" }
        if resume, store == nil { return "--resume needs the file: --store FILE" }
        if shard != nil {
            if store == nil { return "--shard needs a file to merge later: --store FILE" }
            if part == nil { return "--shard takes I/N, such as 3/16" }
        }
        return nil
    }

    /// The files of the draws.
    public var writtenPaths: [String] { [store, analysis.export].compactMap { $0 } }

    /// The analysis of the draws.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        try solved(in: inquiry).document(in: inquiry)
    }

    /// The draws.
    package func solved(in inquiry: Inquiry) throws -> SolvedSweep {
        try analysis.check()
        let overrides = try overrides()
        let plan = try plan(overrides, in: inquiry)
        return try BLASThreads.withSingleThread {
            let setup = try SweepSetup(plan, reading, shard: part ?? .whole, in: inquiry)
            if check {
                return SolvedSweep(
                    frame: setup.checked(in: inquiry), source: nil, isComplete: true,
                    analysis: analysis, top: top, store: store)
            }
            return try solve(setup, in: inquiry)
        }
    }

    /// The plan of the scenario, with what trade by customs code says filled in.
    private func plan(
        _ overrides: SweepPlan.Overrides, in inquiry: Inquiry
    ) throws -> SweepPlan {
        let scenario = try source.read()
        guard let trade = scenario.trade else {
            return try SweepPlan(scenario.withBands(ofShares: false), overrides)
        }
        let path = try inquiry.workspace.finder.path(of: scenario.table, in: scenario)
        let opened = try inquiry.open(path: path, reading)
        let plan = try SweepPlan(try inquiry.filled(scenario, on: opened).scenario, overrides)
        guard plan.tableNames.count == 1 else {
            throw Diagnostics([
                Diagnostic(
                    .error, "trade-of-several-tables",
                    "what customs codes are differs from table to table, so that a sweep over "
                        + "tables cannot take it from trade", at: trade.location,
                    remedy: "sweep each table by itself, or write sectors and product_share out")
            ])
        }
        return plan
    }

    private func solve(_ setup: SweepSetup, in inquiry: Inquiry) throws -> SolvedSweep {
        let kept = try store.map { path throws(Diagnostics) in
            resume
                ? try DrawFile.resume(path, header: setup.header)
                : try DrawFile.create(path, header: setup.header)
        }
        let draws = SweepDraws(setup.header, kept)
        let isComplete = try setup.solve(
            kept?.remaining ?? setup.header.range, in: inquiry, deliver: draws.append)
        if isComplete { try kept?.finish() }
        let source = try draws.source()
        if let export = analysis.export { try DrawsExport.write(source, to: export) }
        return SolvedSweep(
            frame: setup.frame(in: inquiry), source: source, isComplete: isComplete,
            analysis: analysis, top: top, store: store)
    }

    /// The part of the draws; nil for what is none.
    var part: SweepShard? {
        guard let shard else { return .whole }
        let parts = shard.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
            SweepShard.isPossible(number, of: count)
        else { return nil }
        return SweepShard(number: number, of: count)
    }

    /// What the question adds to the scenario's sweep block.
    /// - Throws: every field to vary that means nothing.
    func overrides() throws(Diagnostics) -> SweepPlan.Overrides {
        var problems = Diagnostics()
        var overrides = SweepPlan.Overrides()
        for text in set {
            do throws(Diagnostics) {
                overrides.vary.append(try SetSyntax.parse(text, at: .init(place: "--set")))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfErrors()
        overrides.method = method
        overrides.draws = draws
        overrides.seed = seed
        overrides.metrics = metric.map {
            MarkedValue(content: .text($0), location: .init(place: "--metric"))
        }
        return overrides
    }
}
