import InputOutput
import Scenarios
import Shocks

/// The varied cuts and product shares of restrictions. Draws that agree in everything else are one
/// bound scenario with other numbers in its restrictions, which need not be read and bound anew.
struct SeverityVariables: Sendable {
    /// A scenario of a draw on its table.
    struct Bound: Sendable {
        let table: String
        let scenario: BoundScenario
        let shock: Shock
    }

    private let severities: [(position: Int, severity: ScenarioParameter.Severity)]
    /// Positions of the variables that are choices among words.
    private let choices: [Int]
    /// Nil where other numbers vary too, so that draws have nothing to share.
    private let bound: SharedCache<[Double], Bound>?

    init(_ plan: SweepPlan) {
        let variables = plan.variables
        severities = variables.indices.compactMap { position in
            variables[position].parameter.severity.map { (position, $0) }
        }
        choices = variables.indices.filter { !variables[$0].words.isEmpty }
        let isComplete = severities.count + choices.count == variables.count
        bound = isComplete && !severities.isEmpty && plan.noise == nil ? .init(limit: 256) : nil
    }

    /// The scenario of a draw; nil where it has to be bound by itself.
    /// - Parameter make: binds the scenario of the draw.
    /// - Throws: what `make` throws.
    func bound(_ parameters: [Double], _ make: () throws -> Bound) throws -> Bound? {
        guard let bound,
            severities.allSatisfy({ $0.severity.range.contains(parameters[$0.position]) })
        else { return nil }
        let kept = try bound.value(choices.map { parameters[$0] }, make)
        var shock = kept.shock
        for (position, item) in kept.scenario.restrictionItems.enumerated() {
            var (cut, share) = (
                shock.restrictions[position].cut, shock.restrictions[position].productShare
            )
            for (place, severity) in severities where severity.item == item {
                if severity.isCut {
                    cut = parameters[place]
                } else {
                    share = parameters[place] * kept.scenario.restrictionFactors[position]
                }
            }
            // Binding it by itself says what is wrong.
            if share > 1 { return nil }
            shock.restrictions[position] = shock.restrictions[position]
                .with(cut: cut, productShare: share)
        }
        return Bound(table: kept.table, scenario: kept.scenario, shock: shock)
    }
}
