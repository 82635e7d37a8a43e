import LinearAlgebra

extension MRIOTable {
    /// The table in constant prices, by double deflation.
    ///
    /// Every row of Z and Y, and output, is divided by the price of the industry that sells it, as
    /// if each seller had one price for all its buyers (Miller & Blair 2022, chapter 4;
    /// Dietzenbacher & Hoen 1998 on what that leaves out). Taxes less subsidies on inputs are
    /// divided by the price of the industry's inputs, Σ_i z_ij / Σ_i (z_ij / p_i). Value added is
    /// the residual, so that the columns balance as before (SNA 2008, chapter 15): what was missing
    /// in a column is divided by the industry's own price. With one price for all, everything is
    /// divided by it. Satellite accounts are physical and stay as they are.
    /// - Parameters:
    ///   - prices: price of each industry's output, n; 1 is the price of the base.
    ///   - unit: the new unit, such as `million USD at prices of 2015`.
    ///   - step: the sentence for the history.
    /// - Returns: the table, and warnings: value added that turned negative, accounts in money.
    /// - Throws: prices that are not positive numbers, and a residual where no row of value added
    ///   can take it.
    public func deflated(
        by prices: [Double], unit: String, step: String
    ) throws(Diagnostics) -> (table: MRIOTable, findings: [Diagnostic]) {
        try check(prices)
        let inverse = prices.map { 1 / $0 }
        var (newZ, newY) = (Z, Y)
        newZ.scaleRows(by: inverse)
        newY.scaleRows(by: inverse)
        let newX = zip(newZ.rowSums(), newY.rowSums()).map { $0 + $1 }
        let (inputs, newInputs) = (Z.columnSums(), newZ.columnSums())
        let primary = V.columnSums()
        let (added, _) = (valueAdded, taxes)
        var newV = V
        var problems = Diagnostics()
        var turned: [Int] = []
        for j in 0..<industryCount {
            let inputPrice = newInputs[j] == 0 ? 1 : inputs[j] / newInputs[j]
            let gap = x[j] - inputs[j] - primary[j]
            var newTaxes = 0.0
            for (row, input) in primaryInputs.enumerated() where input.kind != .valueAdded {
                newV[row, j] /= inputPrice
                newTaxes += newV[row, j]
            }
            let residual = newX[j] - newInputs[j] - newTaxes - gap * inverse[j]
            guard added[j] != 0 else {
                if abs(residual) > 1e-9 * max(abs(newX[j]), newInputs[j]) {
                    problems.add(
                        Diagnostic(
                            .error, "no-value-added",
                            """
                            the industry has no value added to take the residual \
                            \(brief(residual))
                            """,
                            at: .init(place: layout.code(ofIndustry: j)),
                            remedy: "aggregate it with another, or give it the price of its inputs")
                    )
                }
                continue
            }
            for (row, input) in primaryInputs.enumerated() where input.kind == .valueAdded {
                newV[row, j] *= residual / added[j]
            }
            if added[j] > 0, residual < 0 { turned.append(j) }
        }
        try problems.throwIfErrors()
        let table = try MRIOTable(
            name: TableName.restated(name, "in constant prices"), year: year, unit: unit,
            valuation: valuation,
            provenance: provenance.adding(step), layout: layout, primaryInputs: primaryInputs,
            Z: newZ, Y: newY, V: newV, satellites: satellites,
            declaredOutput: declaredOutput.map { zip($0, inverse).map { $0 * $1 } })
        return (table, scaleFindings(prices) + deflationFindings(turned))
    }

    /// The table in another unit of money: all amounts multiplied by one rate, also those of
    /// satellite rows that are in the table's unit.
    /// - Throws: `bad-rate` when the rate is not a positive number.
    public func converted(
        rate: Double, unit: String, step: String
    ) throws(Diagnostics) -> MRIOTable {
        guard rate.isFinite, rate > 0 else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-rate", "the rate is \(brief(rate))",
                    remedy: "give a positive number")
            ])
        }
        func scaled<R: AxisKind, C: AxisKind>(_ matrix: Matrix<R, C>) -> Matrix<R, C> {
            var copy = matrix
            copy.withUnsafeMutableElements { p in for k in p.indices { p[k] *= rate } }
            return copy
        }
        let converted = satellites.map { satellite in
            guard satellite.stressors.contains(where: { $0.unit == self.unit }) else {
                return satellite
            }
            let factors = satellite.stressors.map { $0.unit == self.unit ? rate : 1 }
            var (F, FY) = (satellite.F, satellite.FY)
            F.scaleRows(by: factors)
            FY.scaleRows(by: factors)
            return Satellite(
                name: satellite.name,
                stressors: satellite.stressors.map {
                    $0.unit == self.unit ? .init(code: $0.code, unit: unit) : $0
                }, F: F, FY: FY, provenance: satellite.provenance.adding(step))
        }
        return try MRIOTable(
            name: TableName.restated(name, "in \(unit)"), year: year, unit: unit,
            valuation: valuation,
            provenance: provenance.adding(step), layout: layout, primaryInputs: primaryInputs,
            Z: scaled(Z), Y: scaled(Y), V: scaled(V), satellites: converted,
            declaredOutput: declaredOutput.map { $0.map { $0 * rate } })
    }

    private func check(_ prices: [Double]) throws(Diagnostics) {
        precondition(prices.count == industryCount, "\(prices.count) prices")
        var problems = Diagnostics()
        let bad = prices.indices.filter { !(prices[$0].isFinite && prices[$0] > 0) }
        for i in bad.prefix(20) {
            problems.add(
                Diagnostic(
                    .error, "bad-price", "the price is \(brief(prices[i]))",
                    at: .init(place: layout.code(ofIndustry: i)), remedy: "give a positive number"))
        }
        if bad.count > 20 {
            problems.add(
                Diagnostic(
                    .error, "bad-price",
                    "prices of \(bad.count - 20) more industries are not positive numbers"))
        }
        try problems.throwIfErrors()
    }

    /// Prices on another base than the index was divided by: the one most away from the base
    /// speaks.
    private func scaleFindings(_ prices: [Double]) -> [Diagnostic] {
        let found = prices.indices.compactMap { i in
            PlausibleScale.price(
                ratio: prices[i], at: .init(place: layout.code(ofIndustry: i)))
        }
        guard let first = found.first else { return [] }
        if found.count == prices.count, let ratio = prices.first {
            return [PlausibleScale.price(ratio: ratio) ?? first]
        }
        return [first]
    }

    private func deflationFindings(_ turned: [Int]) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        if let first = turned.first {
            findings.append(
                Diagnostic(
                    .warning, "negative-residual",
                    """
                    value added of \(turned.count) industries is negative in constant prices, \
                    first \(layout.code(ofIndustry: first)): the prices of their inputs fell \
                    behind their own
                    """, remedy: "check these prices, or aggregate"))
        }
        for satellite in satellites where satellite.stressors.contains(where: { $0.unit == unit }) {
            findings.append(
                Diagnostic(
                    .warning, "account-in-money",
                    "the account \(satellite.name) is in \(unit) and stays in current prices"))
        }
        return findings
    }
}
