public import LinearAlgebra

/// Supply and use tables of one or several regions, in one currency unit.
///
///     supply  G·P×I     what the industries of the product's own region make of it
///     use     G·P×G·I   what industries use of it, wherever they are
///     Y       G·P×G·K   final demand
///     V       m×G·I     primary inputs of industries
///
/// G regions, P products, I industries, K categories of final demand; everything is region-major.
/// An industry makes products of its own region only, so that supply needs no columns of others.
/// Supply of a product is what is made of it and, in national tables, what `adjustments` add:
/// imports, margins, taxes less subsidies on products (SNA 2008, chapter 14; Eurostat Manual of
/// Supply, Use and Input-Output Tables, 2008). Nothing in it is repaired: ``SupplyUseAudit`` says
/// where supply is not use.
///
/// Products may have units of their own, such as tonnes (hybrid units): supply is then use product
/// by product, and what adds up products, such as the output of an industry, means nothing.
public struct SupplyUseTable: Sendable, Equatable {
    /// A column of the supply table beside what industries make.
    public struct Adjustment: Sendable, Equatable {
        /// What a column holds.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// Imports of the product.
            case imports
            /// Trade and transport margins: they make purchasers' prices of basic prices.
            case margins
            /// Taxes less subsidies on products: they make purchasers' prices of basic prices.
            case taxes
        }

        /// The short code.
        public let code: String
        /// The readable name.
        public let name: String
        /// What it holds.
        public let kind: Kind
        /// G·P, in the table's unit.
        public let values: [Double]

        /// A column.
        public init(_ code: String, name: String? = nil, kind: Kind, values: [Double]) {
            self.code = code
            self.name = name ?? code
            self.kind = kind
            self.values = values
        }
    }

    /// An account of what industries and final demand emit or use.
    public struct Account: Sendable, Equatable {
        /// Name of the account.
        public let name: String
        /// The k rows.
        public let stressors: [Satellite.Stressor]
        /// k×G·I, in each row's unit.
        public let F: Matrix<StressorAxis, ActivityAxis>
        /// k×G·K, in each row's unit.
        public let FY: Matrix<StressorAxis, DemandAxis>

        /// An account; shapes are preconditions.
        public init(
            name: String, stressors: [Satellite.Stressor], F: Matrix<StressorAxis, ActivityAxis>,
            FY: Matrix<StressorAxis, DemandAxis>
        ) {
            precondition(F.rowCount == stressors.count, "F has \(F.rowCount) rows")
            precondition(FY.rowCount == stressors.count, "FY has \(FY.rowCount) rows")
            self.name = name
            self.stressors = stressors
            self.F = F
            self.FY = FY
        }
    }

    /// Name for people.
    public let name: String
    /// Reference year, where the source has one.
    public let year: Int?
    /// Unit of all numbers but those of accounts and of products that have a unit of their own.
    public let unit: String
    /// Valuation, such as `basic prices`.
    public let valuation: String
    /// Source and history.
    public let provenance: Provenance
    /// Regions, products, industries and final demand.
    public let layout: SupplyUseLayout
    /// The m primary inputs.
    public let primaryInputs: [PrimaryInput]
    /// What industries make, G·P×I: column i is industry i of the product's own region.
    public let supply: Matrix<ProductAxis, SectorAxis>
    /// What industries use, G·P×G·I.
    public let use: Matrix<ProductAxis, ActivityAxis>
    /// Final demand, G·P×G·K.
    public let Y: Matrix<ProductAxis, DemandAxis>
    /// Primary inputs, m×G·I.
    public let V: Matrix<PrimaryInputAxis, ActivityAxis>
    /// Supply of products beside what industries make.
    public let adjustments: [Adjustment]
    /// Accounts of industries.
    public let accounts: [Account]
    /// q, G·P: what industries make of each product, the row sums of `supply`.
    public let productOutput: [Double]
    /// g, G·I: what each industry makes, the column sums of `supply` region by region.
    public let industryOutput: [Double]

    /// Whether products have units of their own.
    public var isHybrid: Bool { layout.isHybrid }

    /// The unit of a product, of G·P.
    public func unit(ofProduct product: Int) -> String {
        layout.products[product % layout.products.count].unit ?? unit
    }

    /// Tables from their parts; shapes are preconditions.
    /// - Throws: every cell that is not finite (the first 20 of each matrix, then their number).
    public init(
        name: String, year: Int?, unit: String, valuation: String, provenance: Provenance,
        layout: SupplyUseLayout, primaryInputs: [PrimaryInput],
        supply: Matrix<ProductAxis, SectorAxis>, use: Matrix<ProductAxis, ActivityAxis>,
        Y: Matrix<ProductAxis, DemandAxis>, V: Matrix<PrimaryInputAxis, ActivityAxis>,
        adjustments: [Adjustment] = [], accounts: [Account] = []
    ) throws(Diagnostics) {
        let (products, activities) = (layout.productAxis, layout.activityAxis)
        precondition(supply.rows == products, "supply labels")
        precondition(supply.columnCount == layout.industries.count, "supply columns")
        precondition(use.rows == products && use.columns == activities, "use labels")
        precondition(Y.rows == products && Y.columns == layout.demandAxis, "Y labels")
        precondition(V.columns == activities && V.rowCount == primaryInputs.count, "V shape")
        precondition(adjustments.allSatisfy { $0.values.count == products.count }, "adjustments")
        precondition(
            accounts.allSatisfy {
                $0.F.columns == activities && $0.FY.columns == layout.demandAxis
            },
            "account labels")
        var problems = TableLayout.codeProblems(primaryInputs, in: "primary_inputs")
        problems.add(nonFiniteCells(supply, named: "supply"))
        problems.add(nonFiniteCells(use, named: "use"))
        problems.add(nonFiniteCells(Y, named: "Y"))
        problems.add(nonFiniteCells(V, named: "V"))
        for account in accounts {
            problems.add(nonFiniteCells(account.F, named: "satellites/\(account.name)/F"))
            problems.add(nonFiniteCells(account.FY, named: "satellites/\(account.name)/FY"))
        }
        try problems.throwIfErrors()
        self.name = name
        self.year = year
        self.unit = unit
        self.valuation = valuation
        self.provenance = provenance
        self.layout = layout
        self.primaryInputs = primaryInputs
        self.supply = supply
        self.use = use
        self.Y = Y
        self.V = V
        self.adjustments = adjustments
        self.accounts = accounts
        productOutput = supply.rowSums()
        let (P, I) = (layout.products.count, layout.industries.count)
        var made = [Double](repeating: 0, count: activities.count)
        for r in layout.regions.indices {
            for i in 0..<I {
                var sum = 0.0
                for p in 0..<P { sum += supply[r * P + p, i] }
                made[r * I + i] = sum
            }
        }
        industryOutput = made
    }
}
