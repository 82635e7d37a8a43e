import InputOutput
import Scenarios

/// Turns an item of `sweep.correlated` into a group of parameters.
struct CorrelationReader {
    private let item: MarkedValue
    private let variables: [SweepVariable]
    private let scenario: Scenario

    init(_ item: MarkedValue, _ variables: [SweepVariable], in scenario: Scenario) {
        self.item = item
        self.variables = variables
        self.scenario = scenario
    }

    /// The group.
    /// - Throws: parameters that are not varied, fewer than two of them, and correlations that are
    ///   none.
    func group() throws(Diagnostics) -> ParameterSpace.CorrelatedGroup {
        var problems = Diagnostics()
        let written = item["parameters"]?.elements ?? []
        let members = written.compactMap { name in member(name, &problems) }
        if written.count < 2 {
            problems.add(
                failure(
                    "group-too-small", "a correlated group has two parameters or more", item,
                    "name at least two of the varied parameters"))
        }
        if (item["correlation"] == nil) == (item["matrix"] == nil) {
            problems.add(
                failure(
                    "no-correlation", "a group has either correlation or matrix", item,
                    "give one number for all pairs, or one row a parameter"))
        }
        try problems.throwIfErrors()
        let names = members.map { variables[$0].parameter.path }
        do throws(Diagnostics) {
            return ParameterSpace.CorrelatedGroup(
                members: members,
                copula: try GaussianCopula(
                    correlation: correlations(count: members.count), names: names))
        } catch {
            throw Diagnostics(
                error.items.map { finding in
                    var finding = finding
                    finding.location = (item["matrix"] ?? item["correlation"] ?? item).location
                    return finding
                })
        }
    }

    private func member(_ name: MarkedValue, _ problems: inout Diagnostics) -> Int? {
        let text = (name.text ?? "").lowercased()
        let paths = variables.map(\.parameter.path)
        var path = text
        do throws(Diagnostics) {
            path = try scenario.parameter(text, at: name.location).path
        } catch {
            // What leads nowhere is not varied either.
        }
        let found = paths.firstIndex(of: path)
        if found == nil {
            let nearest = Suggestion.nearest(to: text, in: paths)
            problems.add(
                failure(
                    "not-varied", "\(text) is not varied", name,
                    nearest.map { "did you mean \($0)?" }
                        ?? "varied are \(paths.joined(separator: ", "))"))
        }
        return found
    }

    /// Correlations of the normal scores from rank correlations.
    private func correlations(count: Int) -> [[Double]] {
        var ranks: [[Double]] = []
        if let matrix = item["matrix"] {
            ranks = matrix.elements.map { $0.elements.compactMap(\.number) }
        } else {
            let common = item["correlation"]?.number ?? 0
            ranks = (0..<count).map { i in (0..<count).map { i == $0 ? 1 : common } }
        }
        // A matrix that is none is reported in the numbers as written.
        let isSymmetric = ranks.indices.allSatisfy { i in
            ranks[i].count == ranks.count
                && ranks.indices.allSatisfy { ranks[i][$0] == ranks[$0][i] }
        }
        if !isSymmetric { return ranks }
        return ranks.map { row in
            row.map { $0 == 1 ? 1 : GaussianCopula.normalScoreCorrelation(spearman: $0) }
        }
    }

    private func failure(
        _ code: String, _ message: String, _ place: MarkedValue, _ remedy: String
    ) -> Diagnostic {
        Diagnostic(.error, code, message, at: place.location, remedy: remedy)
    }
}
