import InputOutput

/// Orders above baseline that restocking makes and that pass again.
struct DemandSpikes {
    /// Orders of the world each day.
    let world: [Double]
    /// Orders of the world a day at baseline.
    let baseline: Double
    /// The largest orders with every industry as a share of baseline, and their day.
    let peaks: [(share: Double, day: Int)]
    /// Orders with every industry after the last day as a share of baseline.
    let last: [Double]
    /// Output of every industry at baseline.
    let output: [Double]

    /// Industries with less of the world's output than this are left out.
    private static let smallestPart = 1e-5

    /// The largest demand for one industry's product.
    var largest: (industry: Int, day: Int, share: Double) {
        var found = (industry: 0, day: 0, share: 0.0)
        for (i, peak) in peaks.enumerated() where peak.share > found.share {
            found = (i, peak.day, peak.share)
        }
        return found
    }

    /// An overshoot where world orders pass 101 % of baseline, or orders with one industry 110 %
    /// and fall by half of that again: orders that stay are a need, not an overshoot.
    func findings(_ layout: TableLayout, addsDemand: Bool) -> [Diagnostic] {
        guard !addsDemand, baseline > 0 else { return [] }
        var sentences: [String] = []
        if let day = world.indices.max(by: { world[$0] < world[$1] }),
            world[day] > 1.01 * baseline
        {
            sentences.append(
                "world orders reach \(percent(world[day] / baseline)) of baseline on day \(day + 1)"
            )
        }
        let all = output.reduce(0, +)
        let spikes = peaks.indices.filter {
            peaks[$0].share > 1.1 && output[$0] > Self.smallestPart * all
                && last[$0] - 1 < 0.5 * (peaks[$0].share - 1)
        }
        if let i = spikes.max(by: { peaks[$0].share < peaks[$1].share }) {
            sentences.append(
                "orders with \(layout.code(ofIndustry: i)) reach \(percent(peaks[i].share)) "
                    + "of baseline on day \(peaks[i].day + 1) and fall again")
        }
        guard !sentences.isEmpty else { return [] }
        return [
            Diagnostic(
                .warning, "order-overshoot",
                "orders overshoot: \(sentences.joined(separator: "; "))",
                remedy: "restocking makes this, not need: check that results hold with longer "
                    + "restock days")
        ]
    }

    private func percent(_ share: Double) -> String { "\(brief(100 * share)) %" }
}
