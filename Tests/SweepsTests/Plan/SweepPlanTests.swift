import InputOutput
import Scenarios
import Shocks
import Sweeps
import Testing

/// Sweep blocks: what they become, and what is said of what they cannot be.
@Suite struct SweepPlanTests {
    private static let start = """
        version: 1
        table: t
        restrictions:
          - {exporter: R1, sectors: s1, importer: R2, cut: 30%}
        models: [extraction, {name: trade-ge, theta: 4}]
        replace: pro-rata

        """

    private func plan(
        _ sweep: String, _ set: [String] = [], _ method: SweepMethod? = nil
    ) throws(Diagnostics) -> SweepPlan {
        var overrides = SweepPlan.Overrides()
        for text in set {
            overrides.vary.append(try SetSyntax.parse(text, at: .init(place: "--set")))
        }
        overrides.method = method
        return try SweepPlan(Scenario.parse(Self.start + sweep, file: "s.yaml"), overrides)
    }

    private func findings(_ sweep: String, _ set: [String] = [], _ method: SweepMethod? = nil)
        -> [String]
    {
        do throws(Diagnostics) {
            _ = try plan(sweep, set, method)
            return []
        } catch {
            return error.items.map(\.sentence)
        }
    }

    // MARK: What plans are

    @Test func aScenarioWithoutASweepIsAGridOfWhatIsSet() throws {
        let plan = try plan("", ["restrictions.0.cut=0.1:1:0.1", "replace=none,domestic"])
        #expect(plan.method == .grid && plan.count == 20)
        #expect(plan.variables.map(\.parameter.path) == ["restrictions[0].cut", "replace"])
        // What holds without the sweep is a word too, past those of the grid.
        #expect(plan.variables[1].words == ["none", "domestic", "pro-rata"])
        #expect(plan.values(DrawRecord.base) == [0.3, 2])
        let last = plan.values(19)
        #expect(last == [1, 1])
        let scenario = try plan.scenario(at: last)
        #expect(scenario.restrictions[0]["cut"]?.number == 1)
        #expect(scenario.replacement?.elements.first?.text == "domestic")
    }

    @Test func rangesAreDrawnAndTheCommandLineTakesOver() throws {
        let file = """
            sweep:
              vary:
                - {parameter: restrictions.0.cut, values: [10%, 20%]}
                - {parameter: models.trade-ge.theta, distribution: log-uniform, low: 1, high: 8}
            """
        let own = try plan(file)
        #expect(own.method == .latinHypercube && own.count == 1000)
        let other = try plan(file, ["restrictions.cut=0.5:0.6"])
        #expect(other.variables.count == 2)
        for index in 0..<50 {
            let drawn = own.values(index)
            #expect([0.1, 0.2].contains(drawn[0]) && (1...8).contains(drawn[1]))
            #expect((0.5...0.6).contains(other.values(index)[0]))
        }
    }

    @Test func everyDistributionKeepsItsBounds() throws {
        let cases: [(String, ClosedRange<Double>)] = [
            ("distribution: uniform, low: 1, high: 5, maximum: 2", 1...2),
            ("distribution: log-uniform, low: 1, high: 8, minimum: 2", 2...8),
            ("distribution: triangular, low: 1, mode: 4, high: 8, maximum: 6", 1...6),
            ("distribution: normal, mean: 4, sd: 3, minimum: 3, maximum: 5", 3...5),
            ("distribution: lognormal, median: 4, log_sd: 1, minimum: 2, maximum: 6", 2...6),
            ("distribution: choice, values: [2, 3], weights: [1, 9]", 2...3),
        ]
        for (item, range) in cases {
            let plan = try plan(
                "sweep: {draws: 200, vary: [{parameter: models.trade-ge.theta, \(item)}]}",
                [], .latinHypercube)
            let drawn = (0..<200).map { plan.values($0)[0] }
            #expect(drawn.allSatisfy(range.contains), "\(item)")
            // A hypercube's strata reach near both ends of what is bounded.
            #expect(drawn.min() ?? 0 < range.lowerBound + 0.25, "\(item)")
            #expect(drawn.max() ?? 0 > range.upperBound - 0.25, "\(item)")
        }
    }

    @Test func correlatedParametersMoveTogether() throws {
        let plan = try plan(
            """
            sweep:
              method: latin-hypercube
              draws: 2000
              vary:
                - {parameter: restrictions.cut, low: 0, high: 1}
                - {parameter: models.trade-ge.theta, low: 1, high: 2}
              correlated:
                - {parameters: [restrictions.cut, models.trade-ge.theta], correlation: 0.8}
            """)
        let drawn = (0..<2000).map { plan.values($0) }
        // Uniform on intervals of length 1: Pearson's correlation is Spearman's, variances 1/12.
        let covariance =
            drawn.reduce(0) { $0 + ($1[0] - 0.5) * ($1[1] - 1.5) } / 2000
        #expect(abs(12 * covariance - 0.8) < 0.03)
    }

    @Test func everyMethodCountsItsDraws() throws {
        let file = """
            sweep:
              draws: 8
              vary:
                - {parameter: restrictions.cut, low: 0, high: 1}
                - {parameter: models.trade-ge.theta, low: 1, high: 2, points: 5}

            """
        #expect(try plan(file, [], .oneAtATime).count == 1 + 2 + 5)
        #expect(try plan(file, [], .latinHypercube).count == 8)
        #expect(try plan(file, [], .sobol).count == 8 * 4)
        #expect(try plan(file, [], .morris).count == 8 * 3)
        #expect(try plan(file, ["restrictions.cut=0,0.5,1"], .grid).count == 15)
    }

    /// Every parameter of every model under its name, with values of its kind as somebody types
    /// them.
    @Test func everyParameterOfEveryModelCanBeVaried() throws {
        for model in ModelRegistry.standard.models {
            for parameter in model.parameters {
                let path = "models.\(model.name).\(parameter.id)"
                let set: String
                let count: Int
                switch parameter.kind {
                case .flag: (set, count) = ("yes,no", 2)
                case .choice(let words): (set, count) = (words.joined(separator: ","), words.count)
                case .whole(let range):
                    let start = range.lowerBound
                    (set, count) = ("\(start):\(min(start + 2, range.upperBound)):1", 0)
                case .number(let range), .share(let range):
                    let middle = max(range.lowerBound, min(range.upperBound, 0.5))
                    (set, count) = ("\(middle)", 1)
                case .replacement: (set, count) = ("none,pro-rata", 2)
                case .file: (set, count) = ("a.csv", 1)
                }
                let text = """
                    version: 1
                    table: t
                    restrictions: [{exporter: R1, sectors: s1, importer: R2, cut: 30%}]
                    models: [{name: \(model.name)}]
                    """
                var overrides = SweepPlan.Overrides()
                overrides.vary = [
                    try SetSyntax.parse("\(path)=\(set)", at: .init(place: "--set"))
                ]
                let plan: SweepPlan
                do throws(Diagnostics) {
                    plan = try SweepPlan(Scenario.parse(text, file: nil), overrides)
                } catch {
                    // A number without a default has no base that a sweep could start from.
                    #expect(
                        parameter.standard == nil
                            && error.items.allSatisfy { $0.code == "no-base-value" },
                        "\(path)=\(set): \(error.items.map(\.sentence))")
                    continue
                }
                #expect(count == 0 ? plan.count > 1 : plan.count == count, "\(path)")
                for index in 0..<plan.count {
                    let drawn = try plan.scenario(at: plan.values(index))
                    let value = drawn.models.first?[parameter.id]
                    switch parameter.kind {
                    case .flag: #expect(value?.boolean == (index == 0), "\(path)")
                    case .whole, .number, .share: #expect(value?.number != nil, "\(path)")
                    default: #expect(value != nil, "\(path)")
                    }
                }
            }
        }
    }

    // MARK: What plans cannot be

    @Test func everyMistakeIsReportedAtItsPlace() {
        let text = """
            sweep:
              method: latin-hypercube
              vary:
                - {parameter: restrictions.0.cutt, low: 0, high: 1}
                - {parameter: restrictions.1.cut, low: 0, high: 1}
                - {parameter: models.trade-eg.theta, low: 0, high: 1}
                - {parameter: replace, low: 0, high: 1}
                - {parameter: models.trade-ge.theta, low: 3}
                - {parameter: restrictions.0.cut, low: 3, high: 2}
                - {parameter: restrictions.0.product_share, distribution: normal, mean: 0, sd: 1, \
            low: 3}
                - {parameter: restrictions.0.cut, values: [30%, lots], weights: [1]}
                - {parameter: restrictions.0.cut, low: 0.5, high: 2}
                - {parameter: version, values: [1]}
            """
        #expect(
            findings(text) == [
                "s.yaml:10:19: no parameter restrictions.0.cutt: restrictions[0] has no cutt "
                    + "(did you mean cut?)",
                "s.yaml:11:19: no parameter restrictions.1.cut: restrictions has no item 1 "
                    + "(items count from 0 to 0)",
                "s.yaml:12:19: no parameter models.trade-eg.theta: models has no trade-eg "
                    + "(did you mean trade-ge?)",
                "s.yaml:13:7: replace is a choice (list what to choose from in values)",
                "s.yaml:14:7: models.trade-ge.theta: uniform needs high "
                    + "(give low and high, or values, or another distribution)",
                "s.yaml:15:7: restrictions[0].cut: low 3.0 is not below high 2.0 (swap them)",
                "s.yaml:16:92: restrictions[0].product_share: normal takes no low "
                    + "(it takes mean, sd, minimum, maximum, points)",
                "s.yaml:17:53: restrictions[0].cut is ‘lots’ "
                    + "(expected a share such as 0.3 or 30% from 0 to 1)",
                "s.yaml:18:7: restrictions[0].cut is 2.0 "
                    + "(did you mean 2.0%? expected a share such as 0.3 or 30% from 0 to 1)",
                "s.yaml:19:19: no parameter version: version cannot be varied "
                    + "(name a field of the scenario)",
            ])
    }

    @Test func nothingVariedIsSaid() {
        #expect(
            findings("") == [
                "s.yaml:1:1: the sweep varies nothing "
                    + "(add sweep.vary to the file, or give --set restrictions[0].cut=0.1:1:0.1)"
            ])
    }

    @Test func whatAMethodCannotDoIsSaid() {
        let range = "sweep: {vary: [{parameter: restrictions.cut, low: 0, high: 1}]}"
        #expect(
            findings(range, [], .grid) == [
                "s.yaml:7:16: restrictions[0].cut: the parameter has no levels for a grid "
                    + "(list the values to try)"
            ])
        let normal =
            "sweep: {vary: [{parameter: restrictions.cut, distribution: normal, mean: 0.5, sd: 1}]}"
        #expect(
            findings(normal, [], .morris) == [
                "s.yaml:7:16: restrictions[0].cut: the design reaches the ends of a distribution "
                    + "that has none (give the distribution bounds)"
            ])
        let noise = "sweep: {table_noise: [{log_sd: 0.1}]}"
        #expect(
            findings(noise, ["restrictions.cut=0.1:0.9"], .sobol) == [
                "s.yaml:7:22: table_noise is another one in each draw, which sobol takes for an "
                    + "effect of its parameters (use latin-hypercube draws)"
            ])
        let pair = """
            sweep:
              vary:
                - {parameter: restrictions.cut, low: 0, high: 1}
                - {parameter: models.trade-ge.theta, low: 1, high: 2}
              correlated:
                - {parameters: [restrictions.cut, models.trade-ge.thetta], correlation: 0.8}
                - {parameters: [restrictions.cut], matrix: [[1]]}
                - {parameters: [restrictions.cut, models.trade-ge.theta]}
                - {parameters: [restrictions.cut, models.trade-ge.theta], matrix: [[1, 1], [0.5, \
            1]]}
            """
        #expect(
            findings(pair) == [
                "s.yaml:12:39: models.trade-ge.thetta is not varied "
                    + "(did you mean models.trade-ge.theta?)",
                "s.yaml:13:7: a correlated group has two parameters or more "
                    + "(name at least two of the varied parameters)",
                "s.yaml:14:7: a group has either correlation or matrix "
                    + "(give one number for all pairs, or one row a parameter)",
                """
                s.yaml:15:71: restrictions[0].cut and models.trade-ge.theta have correlations \
                1.0 and 
                """
                    + "0.5 (make the matrix symmetric)",
            ])
    }
}
