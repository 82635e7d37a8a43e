public import InputOutput
public import Scenarios

/// What a sweep will do: which parameters it varies, and the value of each in every draw. Solves
/// nothing.
public struct SweepPlan: Sendable {
    /// What the command line adds to the file's sweep block.
    public struct Overrides: Sendable {
        /// Parameters in the form of items of `sweep.vary`; they replace the file's of the same
        /// path.
        public var vary: [MarkedValue] = []
        /// The method.
        public var method: SweepMethod?
        /// Draws, base points or trajectories.
        public var draws: Int?
        /// The seed.
        public var seed: Int?
        /// What is watched.
        public var metrics: [MarkedValue] = []

        /// Nothing.
        public init() {}
    }

    /// The scenario without the sweep.
    public let scenario: Scenario
    /// How draws are chosen.
    public let method: SweepMethod
    /// The seed of all random numbers.
    public let seed: UInt64
    /// What is varied.
    public let variables: [SweepVariable]
    /// The same for the designs, with correlations.
    public let space: ParameterSpace
    /// The draws.
    public let design: any SweepDesign
    /// The design as a file of draws describes it.
    public let description: DesignDescription
    /// Noise on the cells of the table, another one in each draw; nil without.
    public let noise: TableNoise?
    /// What is watched, as written; empty for the headline of every model.
    public let metrics: [MarkedValue]
    /// True where the file or the command line says which method.
    public let choosesMethod: Bool
    /// True where the file or the command line says which seed.
    public let choosesSeed: Bool

    /// The plan of a scenario's sweep block with the overrides of the command line.
    /// - Throws: everything that is wrong with either, at once.
    public init(_ scenario: Scenario, _ overrides: Overrides = Overrides()) throws(Diagnostics) {
        let block = scenario.sweep
        var problems = Diagnostics()
        let variables = Self.variables(scenario, overrides, &problems)
        let spreads = Self.spreads(block?["table_noise"])
        let written = overrides.method ?? block?["method"]?.text.flatMap(SweepMethod.init)
        let isGrid = spreads.isEmpty && variables.allSatisfy { !$0.levels.isEmpty }
        let method = written ?? (isGrid ? .grid : .latinHypercube)
        let groups = Self.groups(scenario, variables, &problems)
        try problems.throwIfErrors()
        let seed = overrides.seed ?? block?["seed"]?.integer
        self.seed = UInt64(seed ?? 1)
        do throws(Diagnostics) {
            space = try ParameterSpace(variables.map(\.space), groups: groups)
            (design, description) = try method.design(
                .init(
                    parameters: space.parameters,
                    draws: overrides.draws ?? block?["draws"]?.integer ?? method.standardDraws ?? 0,
                    seed: self.seed, isCorrelated: !groups.isEmpty))
        } catch {
            throw Self.placed(error, variables)
        }
        problems.add(Self.placed(space.findings(for: design), variables))
        if !spreads.isEmpty, !design.isSample {
            problems.add(
                Diagnostic(
                    .error, "noise-without-sample",
                    """
                    table_noise is another one in each draw, which \(method.rawValue) takes \
                    for an 
                    """
                        + "effect of its parameters",
                    at: block?["table_noise"]?.location ?? .init(),
                    remedy: "use latin-hypercube draws"))
        }
        try problems.throwIfErrors()
        noise = spreads.isEmpty ? nil : TableNoise(spreads: spreads, seed: self.seed)
        self.scenario = scenario
        self.method = method
        self.variables = variables
        metrics = overrides.metrics.isEmpty ? block?["metrics"]?.elements ?? [] : overrides.metrics
        choosesMethod = written != nil
        choosesSeed = seed != nil
    }

    /// The number of draws.
    public var count: Int { design.count }

    /// The value of every parameter in a draw; those of the scenario for `DrawRecord.base`.
    public func values(_ index: Int) -> [Double] {
        if index == DrawRecord.base { return space.parameters.map(\.base) }
        return zip(variables, space.values(at: design.point(index))).map { $0.rounded($1) }
    }

    /// The scenario with the values of a draw.
    /// - Throws: every value that the format does not allow.
    public func scenario(at values: [Double]) throws(Diagnostics) -> Scenario {
        var problems = Diagnostics()
        var changes: [(parameter: ScenarioParameter, value: MarkedValue)] = []
        for (variable, number) in zip(variables, values) {
            do throws(Diagnostics) {
                guard let value = try variable.value(number) else { continue }
                changes.append((variable.parameter, value))
            } catch {
                problems.add(error)
            }
        }
        try problems.throwIfErrors()
        return scenario.setting(changes)
    }

    /// The names of all tables that draws can ask for, the scenario's own first.
    public var tableNames: [MarkedValue] {
        let varied = variables.first { $0.parameter.path == "table" }
        let other = (varied?.words ?? []).map {
            MarkedValue(content: .text($0), location: varied?.location ?? scenario.table.location)
        }
        var seen: Set<String> = []
        return ([scenario.table] + other).filter { seen.insert($0.text ?? "").inserted }
    }

    /// Everything that decides the draws as text: the scenario, what is varied and how; without
    /// tables, whose content is not known here.
    public var canonical: String {
        let groups = space.groups.map { "\($0.members) \($0.copula)" }
        let varied = variables.map {
            "\($0.parameter.path) \($0.belief) \($0.space) \($0.words)"
        }
        return ([scenario.root.canonical, "\(description)", "\(seed)"] + varied + groups)
            .joined(separator: "\n")
    }

    private static func variables(
        _ scenario: Scenario, _ overrides: Overrides, _ problems: inout Diagnostics
    ) -> [SweepVariable] {
        var found: [SweepVariable] = []
        func read(_ items: [MarkedValue]) -> [SweepVariable] {
            var variables: [SweepVariable] = []
            for item in items {
                do throws(Diagnostics) {
                    variables.append(try SweepVariable(item, in: scenario))
                } catch {
                    problems.add(error)
                }
            }
            return variables
        }
        found = read(scenario.sweep?["vary"]?.elements ?? [])
        for variable in read(overrides.vary) {
            let path = variable.parameter.path
            if let position = found.firstIndex(where: { $0.parameter.path == path }) {
                found[position] = variable
            } else {
                found.append(variable)
            }
        }
        let hasNoise = scenario.sweep?["table_noise"] != nil
        if found.isEmpty, !hasNoise, !problems.hasErrors {
            problems.add(
                Diagnostic(
                    .error, "nothing-varied", "the sweep varies nothing",
                    at: scenario.sweep?.location ?? scenario.root.location,
                    remedy: "add sweep.vary to the file, or give --set "
                        + "restrictions[0].cut=0.1:1:0.1"))
        }
        return found
    }

    /// Findings about a parameter, at the place where the sweep varies it.
    private static func placed(
        _ problems: Diagnostics, _ variables: [SweepVariable]
    ) -> Diagnostics {
        Diagnostics(
            problems.items.map { finding in
                // Where a path occurs twice, the later one is at fault.
                guard
                    let variable = variables.last(where: {
                        $0.parameter.path == finding.location.place
                    })
                else { return finding }
                var finding = finding
                finding.location = variable.location
                finding.message = "\(variable.parameter.path): \(finding.message)"
                return finding
            })
    }

    /// σ of each class of cells, where later items take over.
    private static func spreads(_ block: MarkedValue?) -> [CellClass: Double] {
        var spreads: [CellClass: Double] = [:]
        for item in block?.elements ?? [] {
            let one = item["cells"]?.text.flatMap(CellClass.init)
            for cells in one.map({ [$0] }) ?? CellClass.allCases {
                spreads[cells] = item["log_sd"]?.number
            }
        }
        return spreads.filter { $0.value > 0 }
    }

    private static func groups(
        _ scenario: Scenario, _ variables: [SweepVariable], _ problems: inout Diagnostics
    ) -> [ParameterSpace.CorrelatedGroup] {
        (scenario.sweep?["correlated"]?.elements ?? []).compactMap { item in
            do throws(Diagnostics) {
                return try CorrelationReader(item, variables, in: scenario).group()
            } catch {
                problems.add(error)
                return nil
            }
        }
    }
}
