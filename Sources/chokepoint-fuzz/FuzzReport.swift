import Foundation

/// Sums by reader.
struct FuzzReport {
    private var outcomes: [(target: String, outcome: Campaign.Outcome)] = []

    /// Whether anything was found.
    var hasFindings: Bool { outcomes.contains { !$0.outcome.findings.isEmpty } }

    /// Adds a sample's outcome to those of its reader.
    mutating func add(_ outcome: Campaign.Outcome, to target: String) {
        guard let index = outcomes.firstIndex(where: { $0.target == target }) else {
            outcomes.append((target, outcome))
            return
        }
        outcomes[index].outcome.inputs += outcome.inputs
        outcomes[index].outcome.tables += outcome.tables
        outcomes[index].outcome.refusals += outcome.refusals
        outcomes[index].outcome.seconds += outcome.seconds
        outcomes[index].outcome.peak = max(outcomes[index].outcome.peak, outcome.peak)
        outcomes[index].outcome.findings += outcome.findings
        if outcome.slowest.milliseconds > outcomes[index].outcome.slowest.milliseconds {
            outcomes[index].outcome.slowest = outcome.slowest
        }
    }

    /// One line a reader.
    var text: String {
        let width = outcomes.map(\.target.count).max() ?? 0
        return outcomes.map { target, outcome in
            target.padding(toLength: width + 2, withPad: " ", startingAt: 0) + Self.line(outcome)
        }.joined(separator: "\n")
    }

    /// What came of some inputs, as words.
    static func line(_ outcome: Campaign.Outcome) -> String {
        func count(_ kind: Campaign.Finding.Kind) -> Int {
            outcome.findings.count { $0.kind == kind }
        }
        return "\(outcome.inputs) inputs, \(outcome.tables) read, \(outcome.refusals) refused, "
            + "\(count(.crash)) crashes, \(count(.hang)) hangs, \(count(.memory)) over 2 GB, "
            + "\(count(.violation)) violations, peak \(outcome.peak / 1_000_000) MB, "
            + "slowest \(outcome.slowest.milliseconds) ms (input \(outcome.slowest.number)), "
            + "\(Int(Double(outcome.inputs) / max(outcome.seconds, 1e-3)))/s"
    }
}
