public import InputOutput
import LinearAlgebra

/// One model as it is to be run: the values of its parameters and the name its results go by.
public struct ModelRun: Sendable {
    /// The name in results, distinct within one command, such as `trade-ge-short-run`.
    public let label: String
    /// Where its parameters are, as in `models.trade-ge.theta`: the path without the parameter.
    public let path: String
    /// The model.
    public let type: any ShockModel.Type
    /// The values of its parameters.
    public let values: ParameterValues
    /// What a step of the ladder supposes, one clause; nil outside the ladder.
    public let supposes: String?
    /// Who keeps the rent of all restrictions in this run; nil for whom each restriction names.
    public private(set) var rent: Restriction.Rent?

    /// False where another run lists the parameters in the ledger.
    private let listsParameters: Bool

    /// A run of a model.
    /// - Parameters:
    ///   - values: of the model's own parameters; nil for its defaults.
    ///   - label: nil for the model's own name under these values.
    ///   - path: nil for `models` and the label, or the model's name.
    public init(
        _ type: any ShockModel.Type, _ values: ParameterValues? = nil, label: String? = nil,
        path: String? = nil, supposes: String? = nil
    ) {
        self.init(
            type, values, label: label, path: path, supposes: supposes, listsParameters: true)
    }

    /// - Parameter listsParameters: false where another run lists the parameters in the ledger.
    init(
        _ type: any ShockModel.Type, _ values: ParameterValues?, label: String?,
        path: String? = nil, supposes: String?, listsParameters: Bool
    ) {
        self.listsParameters = listsParameters
        let values = values ?? type.standardValues
        self.type = type
        self.values = values
        self.supposes = supposes
        self.label = label ?? type.label(values)
        self.path = path ?? "models.\(label ?? type.name)"
    }

    /// The model with its values.
    public var model: any ShockModel { type.init(values) }

    /// Every parameter and further assumption, for the ledger.
    public var ledger: [LedgerEntry] {
        (listsParameters ? values.ledger : []) + model.assumptions
    }

    /// Parameters that nobody gave a value, so that the table decides, with the range that the
    /// literature leaves them.
    var openParameters: [LedgerEntry] {
        type.parameters.compactMap { parameter in
            guard parameter.standard == nil, values.value(parameter.id) == nil,
                let range = parameter.ranges.first, parameter.matters(values)
            else { return nil }
            return LedgerEntry(
                parameter.id, .text(parameter.absence ?? "not set"), unit: parameter.unit,
                source: parameter.source, isDefault: true, range: range)
        }
    }

    /// The path of one of its parameters.
    public func path(of id: String) -> String { "\(path).\(id)" }

    /// The same run under another name, and with its parameters at another place.
    /// - Parameter label: nil for the model's own name under its values.
    public func labelled(_ label: String?, path: String) -> ModelRun {
        ModelRun(
            type, values, label: label, path: path, supposes: supposes,
            listsParameters: listsParameters)
    }

    /// The effects of a shock, under the run's label.
    /// - Throws: what the model throws.
    public func impact(of shock: Shock, on system: LeontiefSystem) throws -> Impact {
        let shock = rent.map { shock.with(rent: $0) } ?? shock
        return try model.impact(of: shock, on: system)
            .named(label, rent: type.takesRents ? shock.rent : nil, condition: type.condition)
    }

    /// The runs beside this one that differ in who keeps the rent, under names of their own: for
    /// steps of the ladder whose model knows rents, where all restrictions have one and leave
    /// something to deliver.
    public func otherRents(_ shock: Shock) -> [ModelRun] {
        guard supposes != nil, rent == nil, type.takesRents, let own = shock.rent,
            shock.restrictions.contains(where: { $0.effectiveCut > 0 && $0.effectiveCut < 1 })
        else { return [] }
        return Restriction.Rent.allCases.filter { $0 != own }.map { other in
            // The run itself lists the parameters, which are the same.
            var run = ModelRun(
                type, values, label: "\(label)-rent-\(other.rawValue)", path: path,
                supposes: supposes, listsParameters: false)
            run.rent = other
            return run
        }
    }

    /// The same run with another value of one numeric parameter; nil when it has no such parameter.
    public func varying(_ id: String, to value: Double) -> ModelRun? {
        varying(id, to: .number(value))
    }

    /// The same run with another value of one parameter; nil when it does not take it.
    public func varying(_ id: String, to value: ParameterValue) -> ModelRun? {
        guard let parameter = values[id], parameter.kind.takes(value) else { return nil }
        return ModelRun(
            type, values.setting(id, value, source: "varied"), label: label, path: path)
    }
}

/// What a run gave: its impact, or why there is none.
public struct ModelOutcome: Sendable {
    /// The run.
    public let run: ModelRun
    /// The impact, or the error that says why this model cannot take the shock or the table.
    public let result: Result<Impact, any Error>
    /// How long the run took, what it shares with others among it where it was the first to need
    /// it. No part of any result: it differs from run to run.
    public let seconds: Double

    /// The impact; nil when the model could not run.
    public var impact: Impact? {
        if case .success(let impact) = result { impact } else { nil }
    }

    /// The headline percentage of a party; nil where the model has none for it.
    public func percent(of party: Party, on table: MRIOTable) -> Double? {
        guard let impact, let headline = Headline(impact),
            run.type.hasHeadline(for: party, run.values)
        else { return nil }
        return headline.percent(impact, of: party.regions, on: table)
    }

    /// Runs a model. Failures of the model are kept; whatever else is thrown is a bug and goes on.
    public init(_ run: ModelRun, of shock: Shock, on system: LeontiefSystem) throws {
        try self.init(run) { try run.impact(of: shock, on: system) }
    }

    /// Keeps the impact that `body` computes, or the failure of a model that it throws.
    package init(_ run: ModelRun, _ body: () throws -> Impact) throws {
        self.run = run
        let start = ContinuousClock.now
        do {
            result = .success(try body())
        } catch let error as ShockModelError {
            result = .failure(error)
        } catch let error as LinearAlgebraError {
            // An economy without the restricted flows may have no solution where the table has one.
            if case .illegalArgument = error { throw error }
            result = .failure(error)
        }
        let parts = (ContinuousClock.now - start).components
        seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }
}
