public import InputOutput

/// The parameters of a sweep with their correlations: turns points of a design into values.
public struct ParameterSpace: Sendable {
    /// Parameters whose normal scores are correlated.
    public struct CorrelatedGroup: Sendable, Hashable {
        /// Positions of the parameters, in the order of the copula's rows.
        public let members: [Int]
        /// The dependence among them.
        public let copula: GaussianCopula

        /// A group of parameters by position.
        public init(members: [Int], copula: GaussianCopula) {
            precondition(members.count == copula.dimensions, "a copula of another size")
            self.members = members
            self.copula = copula
        }
    }

    /// The parameters, one for each dimension of a design.
    public let parameters: [SweepParameter]
    /// Groups without common members.
    public let groups: [CorrelatedGroup]

    /// A space of parameters.
    /// - Throws: every path that occurs twice, every parameter that lies in two groups, base or
    ///   level that is not finite, and every parameter with neither distribution nor levels.
    public init(
        _ parameters: [SweepParameter], groups: [CorrelatedGroup] = []
    ) throws(Diagnostics) {
        var findings = Diagnostics()
        func report(_ code: String, _ path: String, _ message: String, _ remedy: String) {
            findings.add(
                Diagnostic(.error, code, message, at: .init(place: path), remedy: remedy))
        }
        var seen: Set<String> = []
        for parameter in parameters {
            if !seen.insert(parameter.path).inserted {
                report(
                    "parameter-twice", parameter.path, "the parameter is varied twice",
                    "keep one of the two")
            }
            if parameter.distribution == nil, parameter.levels.isEmpty {
                report(
                    "parameter-without-values", parameter.path,
                    "the parameter has neither distribution nor levels", "give one of the two")
            }
            for value in [parameter.base] + parameter.levels where !value.isFinite {
                report(
                    "not-finite", parameter.path, "a value of the parameter is \(value)",
                    "give a finite number")
            }
        }
        var grouped: Set<Int> = []
        for member in groups.flatMap(\.members) {
            precondition(parameters.indices.contains(member), "a group member out of range")
            if !grouped.insert(member).inserted {
                report(
                    "parameter-in-two-groups", parameters[member].path,
                    "the parameter is in two correlated groups", "merge the groups")
            }
        }
        try findings.throwIfErrors()
        self.parameters = parameters
        self.groups = groups
    }

    /// Why a design cannot be used with these parameters; empty when it can.
    public func findings(for design: some SweepDesign) -> Diagnostics {
        precondition(design.dimensions == parameters.count, "a design of another size")
        var findings = Diagnostics()
        if !groups.isEmpty, !design.isSample {
            findings.add(
                Diagnostic(
                    .error, "correlation-without-sample",
                    "correlated groups need a design that moves parameters together",
                    remedy: "use latin-hypercube or sobol draws, or leave the correlations out"))
        }
        if design.reachesEnds {
            for parameter in parameters where parameter.distribution?.isUnbounded == true {
                findings.add(
                    Diagnostic(
                        .error, "unbounded-distribution",
                        "the design reaches the ends of a distribution that has none",
                        at: .init(place: parameter.path), remedy: "give the distribution bounds"))
            }
        }
        return findings
    }

    /// The values of all parameters at a point of a design, each in its parameter's unit.
    ///
    /// With correlated groups the point must be one of a sample (`findings(for:)` says so to the
    /// user).
    public func values(at point: [DesignCoordinate]) -> [Double] {
        precondition(point.count == parameters.count, "a point of another size")
        var point = point
        for group in groups {
            let independent = group.members.compactMap { member -> Double? in
                if case .quantile(let u) = point[member] { u } else { nil }
            }
            precondition(
                independent.count == group.members.count,
                "a correlated group in a design that is no sample")
            for (member, u) in zip(group.members, group.copula.correlate(independent)) {
                point[member] = .quantile(u)
            }
        }
        return zip(parameters, point).map { parameter, coordinate in
            switch coordinate {
            case .base: parameter.base
            case .quantile(let u): parameter.value(atProbability: u)
            case .level(let k): parameter.levels[k]
            }
        }
    }
}
