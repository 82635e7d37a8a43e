import InputOutput

extension Distribution {
    /// Every reason why a family with bounds is not a distribution.
    static func findings(
        _ family: Family, _ lower: Double?, _ upper: Double?, place: String?
    ) -> Diagnostics {
        var findings = Diagnostics()
        func report(_ code: String, _ message: String, _ remedy: String) {
            findings.add(
                Diagnostic(.error, code, message, at: .init(place: place), remedy: remedy))
        }
        let parameters = family.parameters
        for (name, value) in parameters where !value.isFinite {
            report("not-finite", "\(name) is \(value)", "give a finite number")
        }
        for (name, value) in [("lower bound", lower), ("upper bound", upper)] {
            if let value, !value.isFinite {
                report("not-finite", "\(name) is \(value)", "leave the bound out")
            }
        }
        if let lower, let upper, lower >= upper {
            report(
                "bounds-out-of-order", "lower bound \(lower) is not below upper bound \(upper)",
                "give bounds with the lower one first")
        }
        if findings.hasErrors { return findings }

        switch family {
        case .uniform(let low, let high):
            if low >= high {
                report("range-out-of-order", "low \(low) is not below high \(high)", "swap them")
            }
        case .logUniform(let low, let high):
            if low <= 0 {
                report("not-positive", "low is \(low)", "a log-uniform range starts above zero")
            }
            if low >= high {
                report("range-out-of-order", "low \(low) is not below high \(high)", "swap them")
            }
        case .triangular(let low, let mode, let high):
            if low >= high {
                report("range-out-of-order", "low \(low) is not below high \(high)", "swap them")
            } else if mode < low || mode > high {
                report(
                    "mode-out-of-range", "mode \(mode) is not within \(low)…\(high)",
                    "put the mode between low and high")
            }
        case .normal(_, let deviation):
            if deviation <= 0 {
                report(
                    "not-positive", "standard deviation is \(deviation)", "give one above zero")
            }
        case .lognormal(let median, let deviation):
            if median <= 0 {
                report("not-positive", "median is \(median)", "give one above zero")
            }
            if deviation <= 0 {
                report(
                    "not-positive", "log standard deviation is \(deviation)",
                    "give one above zero")
            }
        case .choice(let values, let weights):
            if values.isEmpty {
                report("empty-choice", "there is nothing to choose from", "list the values")
            }
            if values.count != weights.count {
                report(
                    "weights-do-not-fit", "\(weights.count) weights for \(values.count) values",
                    "give one weight for each value, or none")
            }
            for weight in weights where weight < 0 {
                report("negative-weight", "a weight is \(weight)", "weights start at zero")
            }
            if !weights.isEmpty, weights.allSatisfy({ $0 == 0 }) {
                report("zero-weights", "all weights are zero", "give at least one weight")
            }
            if lower != nil || upper != nil {
                report(
                    "bounds-on-choice", "a choice has no bounds",
                    "leave out the values that must not occur")
            }
        }
        return findings
    }
}

extension Distribution.Family {
    /// The parameters by name, as findings name them.
    var parameters: [(name: String, value: Double)] {
        switch self {
        case .uniform(let low, let high), .logUniform(let low, let high):
            [("low", low), ("high", high)]
        case .triangular(let low, let mode, let high):
            [("low", low), ("mode", mode), ("high", high)]
        case .normal(let mean, let deviation):
            [("mean", mean), ("standard deviation", deviation)]
        case .lognormal(let median, let deviation):
            [("median", median), ("log standard deviation", deviation)]
        case .choice(let values, let weights):
            values.map { ("a value", $0) } + weights.map { ("a weight", $0) }
        }
    }
}
