import InputOutput

/// A parameter of a shock model that a user may choose: on the command line as `--input-rule`, in a
/// scenario file as `input_rule`. One definition serves both, and the file's schema and template.
public enum ModelOption: String, Sendable, Hashable, CaseIterable {
    /// Trade elasticity.
    case theta
    /// Elasticity of substitution across inputs.
    case sigma
    /// Elasticity of substitution across origins of one input.
    case sigmaOrigins = "sigma_origins"
    /// Rounds of handing losses on to customers.
    case rounds
    /// How a missing input limits production.
    case inputRule = "input_rule"
    /// Horizon of the daily model.
    case days
    /// First day of the shock.
    case start
    /// Days the shock lasts.
    case duration
    /// Target stock of every input.
    case inventoryDays = "inventory_days"
    /// Days over which a missing stock is ordered.
    case restockDays = "restock_days"
    /// Share of the target stock below which an input limits production.
    case rationing
    /// The most that is made under scarcity.
    case overproduction = "overproduction_max"
    /// Days over which overproduction builds up.
    case overproductionDays = "overproduction_days"
    /// What part of a restricted variety other origins can replace.
    case originSubstitution = "origin_substitution"
    /// Days after which they do.
    case switchingDays = "switching_days"
    /// Whether buyers move orders to suppliers with spare capacity.
    case reorder
    /// Where buyers turn for what they lose.
    case replace
    /// What those who replace can make beyond their output.
    case spareCapacity = "spare_capacity"
    /// Premium on the part that is cut.
    case markUp = "mark_up"
    /// What happens to trade deficits.
    case deficits

    /// What values an option takes.
    public enum Kind: Sendable, Hashable {
        /// A number within a range, in a unit.
        case number(in: ClosedRange<Double>, unit: String?)
        /// A whole number within a range, in a unit.
        case whole(in: ClosedRange<Int>, unit: String?)
        /// A share such as 0.3 or 30%.
        case share(in: ClosedRange<Double>)
        /// One of some words.
        case choice([String])
        /// Yes or no.
        case flag
        /// A replacement rule or region codes.
        case replacement
    }

    /// The longest run of the daily model.
    static let longestRun = 36_500

    /// What values it takes.
    public var kind: Kind {
        switch self {
        case .theta: .number(in: 0.01...100, unit: nil)
        case .sigma, .sigmaOrigins: .number(in: 0...100, unit: nil)
        case .rounds: .whole(in: 1...1000, unit: nil)
        case .inputRule: .choice(InputRule.allCases.map(\.rawValue))
        case .days, .duration: .whole(in: 1...Self.longestRun, unit: "days")
        case .start, .switchingDays: .whole(in: 0...Self.longestRun, unit: "days")
        case .inventoryDays, .restockDays, .overproductionDays:
            .number(in: 1...Double(Self.longestRun), unit: "days")
        case .rationing, .originSubstitution: .share(in: 0...1)
        case .overproduction: .number(in: 1...10, unit: "share of baseline output")
        case .reorder: .flag
        case .replace: .replacement
        case .spareCapacity: .share(in: 0...10)
        case .markUp: .share(in: 0...100)
        case .deficits: .choice(TradeEquilibrium.Deficits.allCases.map(\.rawValue))
        }
    }

    /// What it means, one sentence.
    public var meaning: String {
        switch self {
        case .theta: "Trade elasticity of trade-ge: how easily buyers change origin."
        case .sigma: "Elasticity of substitution across inputs, for ces."
        case .sigmaOrigins: "Elasticity of substitution across origins of an input, for ces."
        case .rounds: "Rounds of handing losses on to customers, for ces."
        case .inputRule: "How a missing input limits production, for shortage."
        case .days: "Horizon of shortage."
        case .start: "First day of the shock, for shortage."
        case .duration: "Days the shock lasts, for shortage."
        case .inventoryDays: "Stock of every input in days of use, for shortage."
        case .restockDays: "Days over which missing stocks are ordered, for shortage."
        case .rationing: "Share of the target stock below which an input limits production."
        case .overproduction: "The most that industries make under scarcity, for shortage."
        case .overproductionDays: "Days over which overproduction builds up, for shortage."
        case .originSubstitution:
            "What part of a restricted input other origins can replace, for shortage."
        case .switchingDays: "Days until they do, for shortage."
        case .reorder: "Whether buyers move orders to suppliers with spare capacity."
        case .replace:
            "Who replaces what is lost: none, pro-rata, domestic, or region codes."
        case .spareCapacity:
            "What replacing industries can make beyond their output, as a share of it."
        case .markUp: "Premium on the part that is cut, for cost-push: 1 is twice the price."
        case .deficits: "What happens to trade deficits in trade-ge."
        }
    }

    /// What holds when nobody chooses, in words; nil when it depends on the model.
    public var standard: String? {
        switch self {
        case .theta: "4; 0.76 in the short run"
        case .sigma: "0.2"
        case .sigmaOrigins: "1.76"
        case .rounds: "1"
        case .inputRule: InputRule.halfCritical.rawValue
        case .days: "365"
        case .start: "0"
        case .duration: "to the end"
        case .inventoryDays: "by user: 90, less in some industries, none in services"
        case .originSubstitution: "0"
        case .switchingDays: "180"
        case .restockDays: "60"
        case .rationing: "0.8"
        case .overproduction: "1.25"
        case .overproductionDays: "365"
        case .reorder: "false"
        case .replace: "none for extraction, pro-rata for replacement"
        case .spareCapacity: "unlimited"
        case .markUp: "1"
        case .deficits: TradeEquilibrium.Deficits.removed.rawValue
        }
    }

    /// The option on the command line, such as `--input-rule`.
    public var flag: String { "--" + String(rawValue.map { $0 == "_" ? "-" : $0 }) }

    /// What was expected, for messages.
    public var expectation: String {
        switch kind {
        case .number(let range, let unit):
            "a number from \(brief(range.lowerBound)) to \(brief(range.upperBound))"
                + (unit.map { " (\($0))" } ?? "")
        case .whole(let range, let unit):
            "a whole number from \(range.lowerBound) to \(range.upperBound)"
                + (unit.map { " (\($0))" } ?? "")
        case .share(let range):
            "a share such as 0.3 or 30%, from \(brief(range.lowerBound)) to "
                + brief(range.upperBound)
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        case .flag: "true or false"
        case .replacement: "none, pro-rata, domestic, or region codes"
        }
    }
}
