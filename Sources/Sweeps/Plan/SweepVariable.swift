public import InputOutput
public import Scenarios

/// One field of a scenario that a sweep varies: where it is, and what it can be.
public struct SweepVariable: Sendable {
    /// The place in the scenario.
    public let parameter: ScenarioParameter
    /// Its values for the designs; for words their positions in `words`.
    public let space: SweepParameter
    /// The words of a choice; empty for numbers.
    public let words: [String]
    /// What is believed of it, for the ledger, such as `uniform from 0.1 to 1`.
    public let belief: String
    /// Where the sweep says so.
    public let location: Diagnostic.Location
    /// Why its band is what it is, where neither the sweep nor data gave one; nil otherwise.
    public let assumed: String?
    /// True where its values are written in percent.
    let isPercent: Bool
    /// The values behind the words; nil leaves the scenario as it is.
    private let choices: [MarkedValue?]

    /// The values that a grid takes, by position.
    public var levels: [Double] { space.levels }

    /// A number as it is used: whole where the field is.
    func rounded(_ value: Double) -> Double {
        parameter.isWhole && words.isEmpty ? value.rounded() : value
    }

    /// A drawn number as a value of the field; nil where the scenario is left as it is.
    /// - Throws: `out-of-range`.
    func value(_ number: Double) throws(Diagnostics) -> MarkedValue? {
        if words.isEmpty { return try parameter.value(number, at: location) }
        return choices[Int(number)]
    }

    /// The text that a drawn number stands for.
    public func text(_ number: Double) -> String {
        words.isEmpty ? "\(number)" : words[Int(number)]
    }

    /// Reads an item of `sweep.vary`.
    /// - Throws: everything that is wrong with it.
    init(_ item: MarkedValue, in scenario: Scenario) throws(Diagnostics) {
        var reader = VariableReader(
            item,
            try scenario.parameter(
                item["parameter"]?.text ?? "", at: item["parameter"]?.location ?? item.location))
        let (space, words, choices, belief) = try reader.read()
        parameter = reader.parameter
        self.space = space
        self.words = words
        self.choices = choices
        self.belief = belief
        location = item.location
        assumed = item["low"]?.isAssumed ?? false ? item["low"]?.source : nil
        let written = item["values"]?.elements ?? []
        isPercent =
            !written.isEmpty
            && written.allSatisfy { ($0.text ?? "").hasSuffix("%") || $0.isPercent }
    }
}

/// Turns an item of `sweep.vary` into a variable and collects everything that does not fit.
private struct VariableReader {
    typealias Result = (
        space: SweepParameter, words: [String], choices: [MarkedValue?], belief: String
    )

    let item: MarkedValue
    let parameter: ScenarioParameter
    private var problems = Diagnostics()

    init(_ item: MarkedValue, _ parameter: ScenarioParameter) {
        self.item = item
        self.parameter = parameter
    }

    mutating func read() throws(Diagnostics) -> Result {
        let written = item["distribution"]?.text.flatMap(SweepDistribution.init)
        let kind = written ?? (item["values"] != nil ? .choice : .uniform)
        checkFields(kind, isWritten: written != nil)
        if kind != .choice, !parameter.isNumber {
            fail(
                "no-number", "\(parameter.path) is a choice", item["distribution"] ?? item,
                "list what to choose from in values")
        }
        try problems.throwIfErrors()
        let result =
            if kind != .choice { try distribution(kind) } else if parameter.isNumber {
                try numbers()
            } else {
                try words()
            }
        try problems.throwIfErrors()
        return result
    }

    /// Fields that a distribution needs and has not, or has and does not take.
    private mutating func checkFields(_ kind: SweepDistribution, isWritten: Bool) {
        for name in kind.required where item[name] == nil {
            fail(
                "missing-field",
                "\(parameter.path): \(kind.rawValue) needs \(name)", item,
                isWritten
                    ? "it takes \((kind.required + kind.optional).joined(separator: ", "))"
                    : "give low and high, or values, or another distribution")
        }
        let known = kind.required + kind.optional + ["parameter", "distribution"]
        for name in item.members.keys.sorted() where !known.contains(name) {
            guard let value = item[name] else { continue }
            fail(
                "unused-field", "\(parameter.path): \(kind.rawValue) takes no \(name)", value,
                "it takes \((kind.required + kind.optional).joined(separator: ", "))")
        }
    }

    private mutating func distribution(_ kind: SweepDistribution) throws(Diagnostics) -> Result {
        func number(_ key: String) -> Double { item[key]?.number ?? 0 }
        let family: Distribution.Family =
            switch kind {
            case .uniform: .uniform(low: number("low"), high: number("high"))
            case .logUniform: .logUniform(low: number("low"), high: number("high"))
            case .triangular:
                .triangular(low: number("low"), mode: number("mode"), high: number("high"))
            case .normal: .normal(mean: number("mean"), standardDeviation: number("sd"))
            case .lognormal:
                .lognormal(median: number("median"), logStandardDeviation: number("log_sd"))
            case .choice: .choice(values: [], weights: [])
            }
        let lower = item["minimum"]?.number
        let upper = item["maximum"]?.number
        let made: Distribution
        do throws(Diagnostics) {
            made = try Distribution(family, lowerBound: lower, upperBound: upper)
        } catch {
            throw placed(error)
        }
        // A bounded distribution whose ends the field does not take would fail in many draws.
        if !made.isUnbounded {
            var ends = Diagnostics()
            for end in [made.quantile(0), made.quantile(1)] {
                do throws(Diagnostics) {
                    _ = try parameter.value(
                        parameter.isWhole ? end.rounded() : end, at: item.location)
                } catch {
                    ends.add(error)
                }
            }
            try ends.throwIfErrors()
        }
        let base = try base()
        let points = item["points"]?.integer ?? 0
        let levels = (0..<points).map { position -> Double in
            // Ends where there are any, else the middles of equal parts.
            let u =
                made.isUnbounded
                ? (Double(position) + 0.5) / Double(points)
                : Double(position) / Double(points - 1)
            return made.quantile(u)
        }
        let facts = kind.required.map { "\($0) \(number($0))" }
        let bounds = [lower.map { "at least \($0)" }, upper.map { "at most \($0)" }]
        return (
            SweepParameter(
                path: parameter.path, unit: parameter.unit, base: base, distribution: made,
                levels: levels),
            [], [],
            kind.rawValue + ": " + (facts + bounds.compactMap { $0 }).joined(separator: ", ")
        )
    }

    private mutating func numbers() throws(Diagnostics) -> Result {
        var levels: [Double] = []
        for value in item["values"]?.elements ?? [] {
            do throws(Diagnostics) {
                let found = try parameter.value(value.text ?? "", at: value.location)
                levels.append(found.number ?? .nan)
            } catch {
                problems.add(error)
            }
        }
        let weights = checkedWeights(count: levels.count)
        try problems.throwIfErrors()
        var distribution: Distribution?
        if let weights {
            do throws(Diagnostics) {
                distribution = try Distribution(.choice(values: levels, weights: weights))
            } catch {
                throw placed(error)
            }
        }
        return (
            SweepParameter(
                path: parameter.path, unit: parameter.unit, base: try base(),
                distribution: distribution, levels: levels),
            [], [], Self.list(levels.map { "\($0)" }, weights)
        )
    }

    private mutating func words() throws(Diagnostics) -> Result {
        var words: [String] = []
        var choices: [MarkedValue?] = []
        for value in item["values"]?.elements ?? [] {
            do throws(Diagnostics) {
                let found = try option(value)
                words.append(found.word)
                choices.append(found.choice)
            } catch {
                problems.add(error)
            }
        }
        let weights = checkedWeights(count: words.count)
        try problems.throwIfErrors()
        let count = words.count
        let base: Int
        if let text = parameter.baseText {
            base = words.firstIndex { $0.lowercased() == text.lowercased() } ?? count
            if base == count {
                words.append(text)
                choices.append(parameter.written)
            }
        } else {
            base = count
            words.append("as written")
            choices.append(nil)
        }
        var distribution: Distribution?
        if let weights {
            do throws(Diagnostics) {
                distribution = try .choice(count: count, weights: weights)
            } catch {
                throw placed(error)
            }
        }
        return (
            SweepParameter(
                path: parameter.path, unit: "", base: Double(base), distribution: distribution,
                levels: (0..<count).map(Double.init)),
            words, choices, Self.list(Array(words.prefix(count)), weights)
        )
    }

    /// A value and its word. A flag has one word a value, however it is written.
    ///
    /// A function of its own: the optimiser of Swift 6.3.1 crashes on it inside the loop.
    @inline(never)
    private func option(
        _ value: MarkedValue
    ) throws(Diagnostics) -> (word: String, choice: MarkedValue) {
        let text = value.text ?? ""
        let choice = try parameter.value(text, at: value.location)
        if let flag = choice.boolean { return ("\(flag)", choice) }
        return (text, choice)
    }

    private func base() throws(Diagnostics) -> Double {
        if let base = parameter.base { return base }
        throw Diagnostics([
            Diagnostic(
                .error, "no-base-value",
                "the scenario does not say what \(parameter.path) is without the sweep",
                at: item["parameter"]?.location ?? item.location,
                remedy: "write \(parameter.field.name) in the scenario")
        ])
    }

    private mutating func checkedWeights(count: Int) -> [Double]? {
        if item["values"]?.elements.isEmpty ?? true {
            fail("empty-list", "\(parameter.path) has no values", item, "list what to try")
        }
        guard let written = item["weights"] else { return nil }
        let weights = written.elements.compactMap(\.number)
        if weights.count != count, !problems.hasErrors {
            fail(
                "weights-do-not-fit", "\(weights.count) weights for \(count) values", written,
                "give one weight for each value")
        }
        return weights
    }

    private func placed(_ problems: Diagnostics) -> Diagnostics {
        Diagnostics(
            problems.items.map { finding in
                var finding = finding
                finding.location = item.location
                finding.message = "\(parameter.path): \(finding.message)"
                return finding
            })
    }

    private mutating func fail(
        _ code: String, _ message: String, _ place: MarkedValue, _ remedy: String
    ) {
        problems.add(Diagnostic(.error, code, message, at: place.location, remedy: remedy))
    }

    private static func list(_ values: [String], _ weights: [Double]?) -> String {
        let weighted = weights.map { zip(values, $0).map { "\($0) (\($1))" } } ?? values
        return "one of \(weighted.joined(separator: ", "))"
    }
}

extension SweepVariable {
    /// `file:line` for the ledger.
    public var source: String {
        Diagnostic.Location(file: location.file, line: location.line).description ?? "scenario"
    }

    /// The variable for a file of draws.
    public var header: SweepHeader.Parameter {
        SweepHeader.Parameter(
            path: parameter.path, unit: space.unit, base: space.base, words: words)
    }
}
