public import InputOutput

extension SweepVariable {
    /// What is said of values that are most likely meant 100 times smaller: a mark-up of 30 where
    /// 30 % was due. Nil where they are plausible, and where they are written in percent.
    public var scaleFinding: Diagnostic? {
        guard words.isEmpty, !isPercent, let most = mostPlausible else { return nil }
        let ends = levels + [space.value(atProbability: 0.02), space.value(atProbability: 0.98)]
        guard let largest = ends.max(by: { abs($0) < abs($1) }) else { return nil }
        return PlausibleScale.share(largest, of: parameter.path, upTo: most, at: location)
    }

    /// As the numbers of a run are judged: premiums above 100 % are common, output may go beyond
    /// its baseline, and an iceberg factor of 1 is no cost.
    private var mostPlausible: Double? {
        switch parameter.field.name {
        case "iceberg": 10
        case "mark_up", "overproduction_max": 3
        default: parameter.unit == "share" ? 1 : nil
        }
    }
}
