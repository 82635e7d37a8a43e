public import InputOutput
public import LinearAlgebra

/// The trade-in-value-added indicators of the OECD for every country, pair of countries and
/// exporting industry.
///
/// The OECD's contents are not a decomposition: domestic content counts what crosses the border
/// several times each time, EXGR_DVA + EXGR_FVA = EXGR. What counts as value added is that of
/// `ExportAccounts.Content`; with all primary inputs everything adds up.
public struct TiVAIndicators: Sendable {
    /// The parts of gross exports: of a country, to a partner, or of an industry.
    public struct Exports: Sendable, Hashable {
        /// Gross exports, all and of intermediate products.
        public var gross = 0.0, inputs = 0.0
        /// Direct, indirect and re-imported domestic content.
        public var direct = 0.0, indirect = 0.0, reimported = 0.0
        /// Foreign content.
        public var foreign = 0.0
        /// Imported intermediate products that are embodied.
        public var importedInputs = 0.0

        /// Domestic content.
        public var domestic: Double { direct + indirect + reimported }

        static func += (a: inout Exports, b: Exports) {
            a.gross += b.gross
            a.inputs += b.inputs
            a.direct += b.direct
            a.indirect += b.indirect
            a.reimported += b.reimported
            a.foreign += b.foreign
            a.importedInputs += b.importedInputs
        }
    }

    /// Dimensions and labels, the regions of a family side by side.
    public let layout: TableLayout
    /// Unit of all amounts, the table's.
    public let unit: String
    /// What counts as value added.
    public let content: ExportAccounts.Content
    /// Exports by industry to all partners, n.
    public let industries: [Exports]
    /// Exports by exporter and partner, F×F, the exporters in rows.
    public let pairs: [[Exports]]
    /// Value added by origin and final demand, F×F.
    public let origins: Matrix<RegionAxis, RegionAxis>
    /// How the exports of each country take part in value chains.
    public let participation: TradeParticipation
    private let output: [Double]
    private let valueAdded: [Double]
    /// Content of origin q in the exports of s to r summed over r, F×F, and in those to r = q.
    private let contentOfExports: [[Double]]
    private let ownContentOfImports: [Double]

    /// The indicators of a table, from its accounts.
    /// - Throws: when the system cannot be solved.
    /// - Complexity: one pass over Z beyond the accounts, and 2·n·F² operations.
    public init(_ accounts: ExportAccounts) throws(LinearAlgebraError) {
        let layout = accounts.layout
        let table = accounts.system.table
        let blocks = accounts.blocks
        let F = blocks.count
        let c = accounts.coefficients
        let (domestic, foreign) = (accounts.domesticContent, accounts.foreignContent)
        let imported = Self.importContent(accounts)
        var industries = [Exports](repeating: Exports(), count: layout.industryCount)
        var pairs = [[Exports]](repeating: [Exports](repeating: Exports(), count: F), count: F)
        var contents = [[Double]](repeating: [Double](repeating: 0, count: F), count: F)
        var own = [Double](repeating: 0, count: F)
        for (s, block) in blocks.enumerated() {
            for i in block {
                for r in 0..<F where r != s {
                    let e = accounts.exports[i, r]
                    if e == 0 { continue }
                    var part = Exports()
                    part.gross = e
                    part.inputs = e - accounts.demand[i, r]
                    part.direct = c[i] * e
                    part.indirect = (accounts.localContent[i] - c[i]) * e
                    part.reimported = (domestic[i] - accounts.localContent[i]) * e
                    part.foreign = foreign[i] * e
                    part.importedInputs = imported[i] * e
                    pairs[s][r] += part
                    industries[i] += part
                    own[r] += accounts.origins[i, r] * e
                    for q in 0..<F { contents[q][s] += accounts.origins[i, q] * e }
                }
            }
        }
        self.layout = layout
        unit = table.unit
        content = accounts.content
        self.industries = industries
        self.pairs = pairs
        contentOfExports = contents
        ownContentOfImports = own
        participation = TradeParticipation(accounts)
        var T = accounts.outputByAbsorption
        T.scaleRows(by: c)
        origins = layout.sumRowsByFamily(T)
        output = layout.sumByFamily(table.x)
        valueAdded = layout.sumByFamily(zip(c, table.x).map { $0 * $1 })
    }

    /// m_c·L̂_c, n: imported intermediate products per unit of output through domestic suppliers.
    private static func importContent(_ accounts: ExportAccounts) -> [Double] {
        let layout = accounts.layout
        let table = accounts.system.table
        let n = layout.industryCount
        var imported = [Double](repeating: 0, count: n)
        table.Z.withUnsafeElements { z in
            for block in accounts.blocks {
                for j in block {
                    var sum = 0.0
                    for i in 0..<n where !block.contains(i) { sum += z[i + j * n] }
                    imported[j] = sum * accounts.system.coefficients.inverseOutput[j]
                }
            }
        }
        return ExportAccounts.blockwise(
            .transposed, accounts.localInverses, imported, accounts.blocks)
    }

    /// All exports of a country.
    public func exports(of country: Int) -> Exports {
        var sum = Exports()
        for part in pairs[country] { sum += part }
        return sum
    }

    /// All indicators of a country: amounts in the table's unit, shares from 0 to 1; nil where
    /// there is nothing to be a share of.
    public func values(of country: Int) -> [TiVAIndicator: Double?] {
        let F = pairs.count
        let own = exports(of: country)
        var imports = Exports()
        for s in 0..<F where s != country { imports += pairs[s][country] }
        let demand = (0..<F).reduce(0) { $0 + origins[$1, country] }
        let foreign = demand - origins[country, country]
        let earned = (0..<F).reduce(0) { $1 == country ? $0 : $0 + origins[country, $1] }
        let passed = (0..<F).reduce(0) { sum, s in
            s == country ? sum : sum + contentOfExports[country][s]
        }
        let value = valueAdded[country]
        var found: [TiVAIndicator: Double?] = [:]
        for indicator in TiVAIndicator.allCases {
            let number: Double? =
                switch indicator {
                case .PROD: output[country]
                case .VALU: value
                case .PROD_VASH: share(value, of: output[country])
                case .EXGR: own.gross
                case .EXGR_INT: own.inputs
                case .EXGR_FNL: own.gross - own.inputs
                case .IMGR: imports.gross
                case .IMGR_INT: imports.inputs
                case .IMGR_FNL: imports.gross - imports.inputs
                case .BALGR: own.gross - imports.gross
                case .EXGR_DVA: own.domestic
                case .EXGR_DVASH: share(own.domestic, of: own.gross)
                case .EXGR_DDC: own.direct
                case .EXGR_IDC: own.indirect
                case .EXGR_RIM: own.reimported
                case .EXGR_FVA: own.foreign
                case .EXGR_FVASH, .DEXFVAPSH: share(own.foreign, of: own.gross)
                case .IMGR_DVA: ownContentOfImports[country]
                case .IMGR_DVASH: share(ownContentOfImports[country], of: imports.gross)
                case .FFD_DVA: earned
                case .FFD_DVASH: share(earned, of: value)
                case .DFD_FVA: foreign
                case .DFD_FVASH: share(foreign, of: demand)
                case .BALVAFD: earned - foreign
                case .REII: own.importedInputs
                case .REII_SH: share(own.importedInputs, of: imports.inputs)
                case .FEXDVAPSH: share(passed, of: own.gross)
                }
            found[indicator] = .some(number)
        }
        return found
    }
}
