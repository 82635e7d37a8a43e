/// Something with a stable short code and a readable name.
public protocol Labelled: Sendable, Hashable {
    /// The short, stable code, such as `KOR` or `c14`.
    var code: String { get }
    /// The readable name; the code where a source gives none.
    var name: String { get }
}

/// A country or an aggregate of countries.
public struct Region: Labelled {
    /// The short code, such as `KOR`.
    public let code: String
    /// The readable name.
    public let name: String
    /// Code of the country that the region is a part of; nil for a region of its own.
    public let partOf: String?

    /// A region; its name is the code when none is given. Without a `partOf` its code decides by
    /// `conventionalWhole(of:)`.
    public init(_ code: String, name: String? = nil, partOf: String? = nil) {
        self.code = code
        self.name = name ?? code
        self.partOf = partOf ?? Self.conventionalWhole(of: code)
    }

    /// `partOf` where the code alone does not say it: what a file of the table has to keep.
    package var statedWhole: String? {
        partOf == Self.conventionalWhole(of: code) ? nil : partOf
    }

    /// The country that a part's own code stands for: `CHN` for `CN1` to `CN9` and `MEX` for `MX1`
    /// to `MX9`, the parts of the OECD's extended tables; nil for every other code.
    public static func conventionalWhole(of code: String) -> String? {
        guard code.count == 3, let last = code.last, ("1"..."9").contains(last) else { return nil }
        return ["CN": "CHN", "MX": "MEX"][code.dropLast().uppercased()]
    }
}

/// An activity (industry by industry tables) or a product (product by product tables).
public struct Sector: Labelled {
    /// The short code, such as `c14`.
    public let code: String
    /// The readable name.
    public let name: String
    /// The unit of its rows, such as `TJ`, in a table of hybrid units; nil where it is the table’s.
    public let unit: String?

    /// A sector; its name is the code when none is given.
    public init(_ code: String, name: String? = nil, unit: String? = nil) {
        self.code = code
        self.name = name ?? code
        self.unit = unit
    }
}

/// A category of final demand, such as household consumption.
public struct FinalDemandCategory: Labelled {
    /// The short code.
    public let code: String
    /// The readable name.
    public let name: String

    /// A category; its name is the code when none is given.
    public init(_ code: String, name: String? = nil) {
        self.code = code
        self.name = name ?? code
    }
}

/// A row of primary inputs under the intermediate block.
public struct PrimaryInput: Labelled {
    /// Whether the row counts as value added.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A component of value added: it counts towards GDP.
        case valueAdded = "value-added"
        /// Taxes less subsidies on intermediate products, or margins: a cost, but not the
        /// industry's value added.
        case taxes
        /// Imports of a national table, in one row or several: a cost, and nobody’s value added
        /// here.
        case imports
    }

    /// The short code, such as `VA`.
    public let code: String
    /// The readable name.
    public let name: String
    /// Whether the row counts as value added.
    public let kind: Kind

    /// A primary input; without a `kind` its code decides by `conventionalKind(of:)`.
    public init(_ code: String, name: String? = nil, kind: Kind? = nil) {
        self.code = code
        self.name = name ?? code
        self.kind = kind ?? Self.conventionalKind(of: code)
    }

    /// The kind that the providers' own codes stand for: taxes for exactly the codes that OECD,
    /// WIOD, FIGARO and EXIOBASE use for taxes less subsidies on products and for margins (also
    /// behind a country prefix, as in `AUS_TAXSUB`); value added for everything else.
    public static func conventionalKind(of code: String) -> Kind {
        let last = code.split(separator: "_").last.map(String.init) ?? code
        return taxCodes.contains(code.uppercased()) || taxCodes.contains(last.uppercased())
            ? .taxes : .valueAdded
    }

    private static let taxCodes: Set<String> = [
        "TLS", "TAXSUB", "TXSP", "TXS_INT_FNL", "D21X31", "R99", "INTTTM", "PURR", "PURNR", "IMPO",
    ]
}
