import InputOutput

/// What a product overlay does not know for certain: bands of the numbers for which nobody gave a
/// source.
///
/// The loss grows with the users' share and with the time that switching takes, and falls with the
/// stock, so that two corners of the bands hold the least and the most of it.
public struct OverlayBands: Sendable, Hashable {
    /// A number of an overlay that may have a band.
    public enum Number: String, Sendable, Hashable, CaseIterable {
        /// φ_u of all users alike: the band is that of the largest of them.
        case userShare = "user_share"
        /// I, in days of use.
        case stockDays = "stock_days"
        /// τ, in days; `never` where nobody switches.
        case switchingDays = "switching_days"

        /// A switching time of a hundred years and more is none.
        public static let never = 36_500.0

        /// In what it is measured.
        public var unit: String {
            switch self {
            case .userShare: "share of output"
            case .stockDays: "days of use"
            case .switchingDays: "days"
            }
        }

        /// True where more of it means a smaller loss.
        var isRelief: Bool { self == .stockDays }

        /// The number in an overlay.
        public func value(in overlay: ProductOverlay) -> Double {
            switch self {
            case .userShare: overlay.users.map(\.share).max() ?? 0
            case .stockDays: overlay.stockDays
            case .switchingDays: overlay.switchingDays ?? Self.never
            }
        }

        /// The band of a number without a source: half to twice the value, for want of anything
        /// better.
        public func band(around value: Double) -> ClosedRange<Double> {
            switch self {
            case .userShare: (value / 2)...min(2 * value, 1)
            case .stockDays: (value / 2)...(2 * value)
            case .switchingDays:
                value < Self.never ? (value / 2)...min(2 * value, Self.never) : 180...Self.never
            }
        }

        /// Why the band of a number without a source is what it is, for the ledger.
        public func reason(around value: Double) -> String {
            self == .switchingDays && value >= Self.never
                ? "no value given: from half a year to never"
                : "no source: half to twice the value"
        }

        /// An end of a band as people read it.
        public func text(_ value: Double) -> String {
            self == .switchingDays && value >= Self.never ? "never" : brief(value)
        }
    }

    /// The bands by number; a number that is not here is known.
    public let bands: [Number: ClosedRange<Double>]

    /// Bands; negative numbers, and shares above 1, are preconditions.
    public init(_ bands: [Number: ClosedRange<Double>] = [:]) {
        precondition(bands.values.allSatisfy { $0.lowerBound >= 0 }, "bands are not negative")
        precondition(bands[.userShare]?.upperBound ?? 0 <= 1, "a share of output above 1")
        self.bands = bands
    }

    /// An end of what the bands allow.
    public enum End: String, Sendable, Hashable, CaseIterable {
        /// The least loss.
        case least
        /// The most.
        case most
    }

    /// The overlay at an end of all its bands.
    func overlay(_ overlay: ProductOverlay, at end: End) -> ProductOverlay {
        bands.sorted { $0.key.rawValue < $1.key.rawValue }.reduce(overlay) { result, band in
            let isUpper = (end == .most) != band.key.isRelief
            return result.with(
                band.key, isUpper ? band.value.upperBound : band.value.lowerBound)
        }
    }
}

extension ProductOverlay {
    /// The same overlay with another value of one number; users' shares move in proportion, at most
    /// to 1.
    public func with(_ number: OverlayBands.Number, _ value: Double) -> ProductOverlay {
        let largest = OverlayBands.Number.userShare.value(in: self)
        let factor = number == .userShare && largest > 0 ? value / largest : 1
        return ProductOverlay(
            product: product, originShare: originShare, cut: cut,
            stockDays: number == .stockDays ? value : stockDays,
            switchingDays: number == .switchingDays
                ? (value < OverlayBands.Number.never ? max(value, 1e-9) : nil) : switchingDays,
            users: users.map {
                User(
                    industry: $0.industry, share: min($0.share * factor, 1),
                    criticality: $0.criticality)
            })
    }
}
