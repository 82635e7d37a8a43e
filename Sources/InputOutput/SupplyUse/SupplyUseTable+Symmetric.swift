import LinearAlgebra

/// A symmetric table that was made of supply and use tables, and what came of it.
public struct SymmetricTable: Sendable {
    /// The table, its assumption in the history.
    public let table: MRIOTable
    /// How it was made.
    public let model: SymmetricModel
    /// Cells below zero: of Z, Y and V.
    public let negatives: [NegativeTally]
}

extension SupplyUseTable {
    /// The symmetric table by one of the four models of the Eurostat manual.
    ///
    /// Negative cells stay as they come; they are counted, and the history says so. Products
    /// without output and industries without output take no part; what would be lost with them is
    /// refused. Imports in a column of supply become a column of final demand with the opposite
    /// sign, so that rows add up to output made here.
    /// - Throws: `not-basic-prices`, `not-square`, `singular-supply`, `inputs-without-output`,
    ///   `use-without-output`; `mixed-units` for models that add up products, where these are in
    ///   different units: all but A.
    /// - Complexity: 2·G²·P·I·max(P, I) operations, and for A and C one factorization of P×P a
    ///   region.
    public func symmetric(_ model: SymmetricModel) throws(Diagnostics) -> SymmetricTable {
        try requireBasicPrices()
        try requireUnits(model)
        try requireNothingLost(model)
        let T = try transformation(model)
        let sectors = model.isByProduct ? layout.products : layout.industries
        let (demand, categories) = demandLessImports()
        let target = try TableLayout(
            regions: layout.regions, sectors: sectors, finalDemand: categories)
        let newZ: Matrix<IndustryAxis, IndustryAxis>
        let newY: Matrix<IndustryAxis, DemandAxis>
        let newV: Matrix<PrimaryInputAxis, IndustryAxis>
        if model.isByProduct {
            newZ = fromRight(use.relabelled(target.industryAxis, use.columns), T, target)
            newY = demand.relabelled(target.industryAxis, target.demandAxis)
            newV = fromRight(V, T, target)
        } else {
            let left = fromLeft(T, use, target)
            newZ = left.relabelled(target.industryAxis, target.industryAxis)
            newY = fromLeft(T, demand, target).relabelled(target.industryAxis, target.demandAxis)
            newV = V.relabelled(V.rows, target.industryAxis)
        }
        let step = "Made \(model.kind) by model \(model.rawValue) of the Eurostat manual "
        let satellites = accounts.map { account in
            Satellite(
                name: account.name, stressors: account.stressors,
                F: model.isByProduct
                    ? fromRight(account.F, T, target)
                    : account.F.relabelled(account.F.rows, target.industryAxis),
                FY: padded(account.FY, to: target),
                provenance: Provenance(history: [step + "(\(model.assumption))."]))
        }
        let negatives = [
            NegativeTally(newZ, name: "Z"), NegativeTally(newY, name: "Y"),
            NegativeTally(newV, name: "V"),
        ]
        let counted = negatives.map { "\($0.count) in \($0.matrix)" }.joined(separator: ", ")
        let table = try MRIOTable(
            name: TableName.restated(name, "\(model.kind), model \(model.rawValue)"), year: year,
            unit: unit, valuation: valuation,
            provenance: provenance.adding(
                step + "(\(model.assumption): \(model.meaning)); negative cells: \(counted)."),
            layout: target, primaryInputs: primaryInputs, Z: newZ, Y: newY, V: newV,
            satellites: satellites)
        return SymmetricTable(table: table, model: model, negatives: negatives)
    }

    // MARK: What stands in the way

    private func requireBasicPrices() throws(Diagnostics) {
        let other = adjustments.filter { $0.kind != .imports && $0.values.contains { $0 != 0 } }
        guard let first = other.first else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "not-basic-prices",
                """
                the use table is at purchasers’ prices: supply has \
                \(other.map(\.code).joined(separator: ", "))
                """, at: .init(place: first.code),
                remedy: """
                    give the use table at basic prices, with taxes less subsidies on products as a \
                    primary input
                    """)
        ])
    }

    /// A is the one model whose T has no output of industries in it, which is a sum of products.
    private func requireUnits(_ model: SymmetricModel) throws(Diagnostics) {
        guard isHybrid, model != .a else { return }
        throw Diagnostics([
            Diagnostic(
                .error, "mixed-units",
                """
                the products are in different units: model \(model.rawValue) needs the output of \
                industries, which is a sum over them
                """, at: .init(place: "--model"),
                remedy: "take model A, which needs as many products as industries")
        ])
    }

    /// Inputs of an industry that makes nothing, and uses of a product that nobody makes, have no
    /// place in the symmetric table.
    private func requireNothingLost(_ model: SymmetricModel) throws(Diagnostics) {
        var problems = Diagnostics()
        func add(_ code: String, _ message: String, _ places: [String], _ remedy: String) {
            for place in places.prefix(20) {
                problems.add(
                    Diagnostic(.error, code, message, at: .init(place: place), remedy: remedy))
            }
            if places.count > 20 {
                problems.add(Diagnostic(.error, code, "\(places.count - 20) more are like that"))
            }
        }
        if model.isByProduct {
            let inputs = zip(columnMagnitudes(use), columnMagnitudes(V)).map { $0 + $1 }
            add(
                "inputs-without-output", "the industry uses inputs and makes nothing",
                industryOutput.indices.filter { industryOutput[$0] == 0 && inputs[$0] != 0 }
                    .map { layout.activityAxis[$0] },
                "aggregate it with another industry, or take model C or D")
        } else {
            let uses = zip(use.rowMagnitudes(), Y.rowMagnitudes()).map { $0 + $1 }
            add(
                "use-without-output", "the product is used and no industry makes it",
                productOutput.indices.filter { productOutput[$0] == 0 && uses[$0] != 0 }
                    .map { layout.productAxis[$0] },
                """
                aggregate it with another product, give the use of products made here with imports \
                as a primary input, or take model A or B
                """)
        }
        try problems.throwIfErrors()
    }

    private func columnMagnitudes<R: AxisKind>(_ matrix: Matrix<R, ActivityAxis>) -> [Double] {
        let m = matrix.rowCount
        return matrix.withUnsafeElements { p in
            (0..<matrix.columnCount).map { j in
                (0..<m).reduce(0.0) { $0 + abs(p[$1 + j * m]) }
            }
        }
    }

    // MARK: T

    /// T, I×P a region, column-major, one region after another.
    private func transformation(_ model: SymmetricModel) throws(Diagnostics) -> [[Double]] {
        let (P, I) = (layout.products.count, layout.industries.count)
        var problems = Diagnostics()
        var blocks: [[Double]] = []
        for r in layout.regions.indices {
            var T = [Double](repeating: 0, count: I * P)
            if model.isInverting {
                let inverse: [Double]
                do throws(Diagnostics) {
                    inverse = try inverseSupply(of: r)
                } catch {
                    problems.add(error)
                    continue
                }
                for p in 0..<P {
                    for i in 0..<I {
                        let scale =
                            model == .a ? productOutput[r * P + p] : industryOutput[r * I + i]
                        T[i + p * I] = inverse[i + p * I] * scale
                    }
                }
            } else {
                for p in 0..<P {
                    for i in 0..<I {
                        let total =
                            model == .d ? productOutput[r * P + p] : industryOutput[r * I + i]
                        T[i + p * I] = total == 0 ? 0 : supply[r * P + p, i] / total
                    }
                }
            }
            blocks.append(T)
        }
        try problems.throwIfErrors()
        return blocks
    }

    /// The inverse of a region's supply table, I×P column-major, over the products and industries
    /// that have output; 0 elsewhere.
    private func inverseSupply(of r: Int) throws(Diagnostics) -> [Double] {
        let (P, I) = (layout.products.count, layout.industries.count)
        let region = layout.regions[r].code
        let products = (0..<P).filter { p in (0..<I).contains { supply[r * P + p, $0] != 0 } }
        let industries = (0..<I).filter { i in (0..<P).contains { supply[r * P + $0, i] != 0 } }
        guard products.count == industries.count else {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-square",
                    """
                    \(industries.count) industries make \(products.count) products: models A and C \
                    need as many of one as of the other
                    """, at: .init(place: region),
                    remedy: "aggregate the longer list, or take model B or D")
            ])
        }
        let axis = Axis<OrdinalAxis>(products.map { layout.products[$0].code })
        var square = Matrix<OrdinalAxis, OrdinalAxis>(axis, axis)
        for (a, p) in products.enumerated() {
            for (b, i) in industries.enumerated() { square[a, b] = supply[r * P + p, i] }
        }
        var inverse = [Double](repeating: 0, count: I * P)
        do throws(LinearAlgebraError) {
            let factored = try LUFactorization(square)
            guard try factored.reciprocalCondition() > 1e-14 else {
                throw LinearAlgebraError.singular(pivot: 0)
            }
            let solved = try factored.inverse()
            for (a, p) in products.enumerated() {
                for (b, i) in industries.enumerated() { inverse[i + p * I] = solved[b, a] }
            }
        } catch {
            throw Diagnostics([
                Diagnostic(
                    .error, "singular-supply",
                    "the supply table has no inverse: two industries make products in the same mix",
                    at: .init(place: region),
                    remedy: "aggregate these industries and their products, or take model B or D")
            ])
        }
        return inverse
    }

    // MARK: Products

    /// M·T, block by block.
    private func fromRight<R: AxisKind>(
        _ matrix: Matrix<R, ActivityAxis>, _ T: [[Double]], _ target: TableLayout
    ) -> Matrix<R, IndustryAxis> {
        let (m, I, P) = (matrix.rowCount, layout.industries.count, layout.products.count)
        return matrix.withUnsafeElements { source in
            Matrix(matrix.rows, target.industryAxis) { result in
                guard let a = source.baseAddress, let c = result.baseAddress else { return }
                for (r, block) in T.enumerated() {
                    block.withUnsafeBufferPointer { b in
                        gemm(
                            .none, .none, m: m, n: P, k: I, a: a + r * I * m, lda: m,
                            b: b.baseAddress, ldb: I, c: c + r * P * m, ldc: m)
                    }
                }
            }
        }
    }

    /// T·M, block by block.
    private func fromLeft<C: AxisKind>(
        _ T: [[Double]], _ matrix: Matrix<ProductAxis, C>, _ target: TableLayout
    ) -> Matrix<IndustryAxis, C> {
        let (I, P) = (layout.industries.count, layout.products.count)
        let (rows, columns) = (matrix.rowCount, matrix.columnCount)
        return matrix.withUnsafeElements { source in
            Matrix(target.industryAxis, matrix.columns) { result in
                guard let b = source.baseAddress, let c = result.baseAddress else { return }
                for (r, block) in T.enumerated() {
                    block.withUnsafeBufferPointer { a in
                        gemm(
                            .none, .none, m: I, n: columns, k: P, a: a.baseAddress, lda: I,
                            b: b + r * P, ldb: rows, c: c + r * I, ldc: I * T.count)
                    }
                }
            }
        }
    }

    // MARK: Imports

    /// Final demand with the columns of imports behind it, negative.
    private func demandLessImports() -> (
        Y: Matrix<ProductAxis, DemandAxis>, categories: [FinalDemandCategory]
    ) {
        let imports = adjustments.filter { $0.kind == .imports && $0.values.contains { $0 != 0 } }
        if imports.isEmpty { return (Y, layout.finalDemand) }
        let categories =
            layout.finalDemand
            + imports.map { FinalDemandCategory($0.code, name: "\($0.name), less") }
        let (K, P) = (layout.finalDemand.count, layout.products.count)
        let labels = layout.regions.flatMap { r in categories.map { "\(r.code)/\($0.code)" } }
        var wide = Matrix<ProductAxis, DemandAxis>(Y.rows, Axis(labels))
        for r in layout.regions.indices {
            for k in 0..<K {
                wide.setColumn(r * categories.count + k, to: Y.column(r * K + k))
            }
            for (k, column) in imports.enumerated() {
                for p in 0..<P {
                    wide[r * P + p, r * categories.count + K + k] = -column.values[r * P + p]
                }
            }
        }
        return (wide, categories)
    }

    private func padded(
        _ FY: Matrix<StressorAxis, DemandAxis>, to target: TableLayout
    ) -> Matrix<StressorAxis, DemandAxis> {
        let (old, new) = (layout.finalDemand.count, target.finalDemandCount)
        if old == new { return FY.relabelled(FY.rows, target.demandAxis) }
        var wide = Matrix<StressorAxis, DemandAxis>(FY.rows, target.demandAxis)
        for r in layout.regions.indices {
            for k in 0..<old { wide.setColumn(r * new + k, to: FY.column(r * old + k)) }
        }
        return wide
    }
}
