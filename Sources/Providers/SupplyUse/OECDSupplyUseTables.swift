import Containers
import InputOutput
import LinearAlgebra

/// Makes tables of the OECD’s observations, and checks them against the totals that stand beside.
struct OECDSupplyUseTables {
    let cells: OECDSupplyUseCells

    private typealias Part = OECDSupplyUseCells.Part

    /// What came of comparing sums with the totals that are stated.
    private struct Comparison {
        var problems = ProblemList()
        var count = 0
    }

    private static let prefix = "CPA08_"
    private static let total = "_T"

    /// Names of what the codes of transactions stand for.
    private static let names = [
        "P3S14DC": "Household consumption (domestic concept)", "P3S14": "Household consumption",
        "P3S1M": "Household and NPISH consumption", "P3S15": "NPISH consumption",
        "P3S13": "Government consumption", "P3": "Final consumption",
        "P51G": "Gross fixed capital formation", "P52": "Changes in inventories",
        "P53": "Acquisitions less disposals of valuables", "P5M": "Inventories and valuables",
        "P5": "Gross capital formation", "P6": "Exports", "P7": "Imports",
        "P33": "Direct purchases abroad by residents", "P7ADJ": "Cif/fob adjustment of imports",
        "OTTM": "Trade and transport margins", "D21X31": "Taxes less subsidies on products",
        "D1": "Compensation of employees",
        "D29X39": "Other taxes less subsidies on production",
        "P51C": "Consumption of fixed capital",
        "B2A3N": "Net operating surplus and mixed income",
        "B2A3G": "Gross operating surplus and mixed income", "B1G": "Gross value added",
    ]

    /// The tables.
    /// - Throws: `no-detail`, `no-final-demand`, `no-value-added`, `stated-total` for every total
    ///   that is not the sum of its parts, and what `SupplyUseTable` throws.
    func table(_ findings: inout [Diagnostic]) throws(Diagnostics) -> SupplyUseTable {
        let hasBasic = cells.values[.basic] != nil
        let use: Part = hasBasic ? .basic : .purchasers
        let products = codes(\.product, prefix: Self.prefix)
        let activities = codes(\.activity, prefix: "")
        guard !products.isEmpty, !activities.isEmpty else {
            throw cells.failure(
                "no-detail", "there are totals only: no product or no industry",
                "get the tables with the codes of PRODUCT and ACTIVITY")
        }
        guard has(.purchasers, "P2") else {
            throw cells.failure(
                "missing-table", "there is no intermediate use (P2) at purchasers’ prices in T1600",
                "get the dataflow DF_USEPP_T1600 of the same country and year into the folder")
        }
        let demand = finalDemand(of: use)
        guard !demand.isEmpty else {
            throw cells.failure(
                "no-final-demand", "\(use.rawValue) has no final use (P3, P5 or P6) by product",
                "get all transactions of the table")
        }
        let inputs = primaryInputs()
        guard !inputs.isEmpty else {
            throw cells.failure(
                "no-value-added", "T1600 has no value added (D1, B2A3G or B1G) by industry",
                "get the dataflow DF_USEVA_T1600 of the same country and year")
        }
        var totals = Comparison()
        check(.supply, "P1", products, activities, &totals)
        check(use, "P2", products, activities, &totals)
        checkUses(use, demand, products, activities, &totals)
        try totals.problems.throwIfAny(file: cells.path)

        let layout = try SupplyUseLayout(
            regions: [Region(cells.area)],
            products: products.map { Sector(Self.bare($0)) },
            industries: activities.map { Sector($0) },
            finalDemand: demand.map { FinalDemandCategory($0, name: Self.names[$0]) })
        func matrix<R: AxisKind, C: AxisKind>(
            _ rows: Axis<R>, _ columns: Axis<C>, _ cell: (Int, Int) -> Double
        ) -> Matrix<R, C> {
            Matrix(rows, columns) { target in
                for j in 0..<columns.count {
                    for i in 0..<rows.count { target[i + j * rows.count] = cell(i, j) }
                }
            }
        }
        let supply = matrix(layout.productAxis, layout.industryAxis) {
            value(.supply, "P1", products[$0], activities[$1])
        }
        let used = matrix(layout.productAxis, layout.activityAxis) {
            value(use, "P2", products[$0], activities[$1])
        }
        let Y = matrix(layout.productAxis, layout.demandAxis) {
            value(use, demand[$1], products[$0], nil)
        }
        var primary = inputs.map { PrimaryInput($0, name: Self.names[$0], kind: .valueAdded) }
        var rows = inputs.map { code in activities.map { input(code, $0) } }
        if hasBasic {
            noteTaxes(&findings, products, activities, demand)
            primary.insert(
                PrimaryInput("D21X31", name: Self.names["D21X31"], kind: .taxes), at: 0)
            let taxes = activities.indices.map { j in
                products.reduce(0.0) { $0 + value(.purchasers, "P2", $1, activities[j]) }
                    - (0..<products.count).reduce(0.0) { $0 + used[$1, j] }
            }
            rows.insert(taxes, at: 0)
        }
        note(&findings, totals.count, supply, used)
        return try SupplyUseTable(
            name: "OECD supply and use tables, \(cells.area), \(cells.year)", year: cells.year,
            unit: cells.unit, valuation: hasBasic ? "basic prices" : "purchasers’ prices",
            provenance: Provenance(
                entries: [
                    .init("source", "OECD national supply and use tables"),
                    .init("licence", "the provider’s terms"),
                ],
                history: hasBasic
                    ? [
                        """
                        Taxes less subsidies on products are use at purchasers’ prices (T1600) \
                        less use at basic prices (T1610).
                        """
                    ] : []), layout: layout, primaryInputs: primary, supply: supply, use: used,
            Y: Y,
            V: Matrix(Axis(primary.map(\.code)), layout.activityAxis, rowMajor: rows),
            adjustments: adjustments(products, isBasic: hasBasic))
    }

    // MARK: Codes

    private static func bare(_ product: String) -> String {
        product.hasPrefix(prefix) ? String(product.dropFirst(prefix.count)) : product
    }

    /// The most detailed codes that supply and use have.
    private func codes(
        _ code: KeyPath<OECDSupplyUseCells.Key, String>, prefix: String
    ) -> [String] {
        var found: Set<String> = []
        for (part, transaction) in [(Part.supply, "P1"), (.purchasers, "P2"), (.basic, "P2")] {
            for key in (cells.values[part] ?? [:]).keys where key.transaction == transaction {
                found.insert(key[keyPath: code])
            }
        }
        return StatisticalCode.leaves(of: found, prefix: prefix)
    }

    private func has(_ part: Part, _ transaction: String) -> Bool {
        (cells.values[part] ?? [:]).keys.contains {
            $0.transaction == transaction && $0.product != Self.total
        }
    }

    /// The most detailed categories of final use that a table has, without sums of others.
    private func finalDemand(of part: Part) -> [String] {
        var found: [String] = []
        let households = ["P3S14DC", "P3S14", "P3S1M"].first { has(part, $0) }
        if let households, has(part, "P3S13") {
            found.append(households)
            if households != "P3S1M", has(part, "P3S15") { found.append("P3S15") }
            found.append("P3S13")
        } else if has(part, "P3") {
            found.append("P3")
        }
        if has(part, "P51G") {
            found.append("P51G")
            found += has(part, "P52") ? ["P52", "P53"].filter { has(part, $0) } : []
            if !has(part, "P52"), has(part, "P5M") { found.append("P5M") }
        } else if has(part, "P5") {
            found.append("P5")
        }
        return has(part, "P6") ? found + ["P6"] : found
    }

    /// The rows of value added, without sums of others.
    private func primaryInputs() -> [String] {
        func isThere(_ code: String) -> Bool {
            (cells.values[.purchasers] ?? [:]).keys.contains { $0.transaction == code }
        }
        guard isThere("D1") else { return isThere("B1G") ? ["B1G"] : [] }
        let taxes = isThere("D29X39") ? ["D29X39"] : []
        if isThere("P51C"), isThere("B2A3N") { return ["D1"] + taxes + ["P51C", "B2A3N"] }
        if isThere("B2A3G") { return ["D1"] + taxes + ["B2A3G"] }
        return isThere("B1G") ? ["B1G"] : []
    }

    // MARK: Cells

    /// A cell; 0 where there is no observation. Final uses and adjustments are listed with an
    /// activity that stands for none.
    private func value(
        _ part: Part, _ transaction: String, _ product: String, _ activity: String?
    ) -> Double {
        stated(part, transaction, product, activity) ?? 0
    }

    private func stated(
        _ part: Part, _ transaction: String, _ product: String, _ activity: String?
    ) -> Double? {
        for place in activity.map({ [$0] }) ?? ["_Z", Self.total, ""] {
            let key = OECDSupplyUseCells.Key(
                transaction: transaction, product: product, activity: place)
            if let value = cells.values[part]?[key] { return value }
        }
        return nil
    }

    /// A row of value added, listed with a product that stands for none.
    private func input(_ code: String, _ activity: String) -> Double {
        statedInput(code, activity) ?? 0
    }

    private func statedInput(_ code: String, _ activity: String) -> Double? {
        for product in ["_Z", Self.total, Self.prefix + "_T", ""] {
            if let value = stated(.purchasers, code, product, activity) { return value }
        }
        return nil
    }

    private func adjustments(
        _ products: [String], isBasic: Bool
    ) -> [SupplyUseTable.Adjustment] {
        var kinds: [(String, SupplyUseTable.Adjustment.Kind)] = [
            ("P7", .imports), ("P33", .imports), ("P7ADJ", .imports),
        ]
        if !isBasic { kinds += [("OTTM", .margins), ("D21X31", .taxes)] }
        return kinds.compactMap { code, kind in
            let values = products.map { value(.supply, code, $0, nil) }
            guard values.contains(where: { $0 != 0 }) else { return nil }
            return .init(code, name: Self.names[code], kind: kind, values: values)
        }
    }

    // MARK: Totals

    /// Compares rows and columns of a table with the totals beside them.
    private func check(
        _ part: Part, _ transaction: String, _ products: [String], _ activities: [String],
        _ totals: inout Comparison
    ) {
        let place = "\(part.rawValue) \(transaction) of "
        for product in products {
            compare(
                stated(part, transaction, product, Self.total),
                activities.map { value(part, transaction, product, $0) },
                place + Self.bare(product), &totals)
        }
        for activity in activities {
            compare(
                stated(part, transaction, Self.total, activity)
                    ?? stated(part, transaction, Self.prefix + Self.total, activity),
                products.map { value(part, transaction, $0, activity) }, place + activity, &totals)
        }
    }

    /// Compares all uses of a product, and value added of an industry, with what is stated.
    private func checkUses(
        _ part: Part, _ demand: [String], _ products: [String], _ activities: [String],
        _ totals: inout Comparison
    ) {
        for product in products {
            let parts =
                activities.map { value(part, "P2", product, $0) }
                + demand.map { value(part, $0, product, nil) }
            compare(
                stated(part, "TU", product, nil), parts,
                "\(part.rawValue) TU of \(Self.bare(product))", &totals)
        }
        let rows = primaryInputs()
        for activity in activities where rows != ["B1G"] {
            compare(
                statedInput("B1G", activity), rows.map { input($0, activity) },
                "T1600 B1G of \(activity)", &totals)
        }
    }

    /// Every addend and the total may be off by the rounding of the file.
    private func compare(
        _ stated: Double?, _ parts: [Double], _ place: String, _ totals: inout Comparison
    ) {
        guard let stated else { return }
        totals.count += 1
        let sum = parts.reduce(0, +)
        let rounding = Rounding(of: parts).tolerance(
            ofSums: parts.count, stated: Rounding(of: [stated]))
        let allowed = (rounding ?? 0) + 1e-9 * max(abs(stated), abs(sum))
        guard abs(sum - stated) > allowed else { return }
        totals.problems.add(
            Diagnostic(
                .error, "stated-total",
                "the parts add up to \(ShortNumber.text(sum)), and \(ShortNumber.text(stated)) is "
                    + "stated", at: .init(file: cells.path, place: place),
                remedy:
                    "parts are missing or confidential: get the lines of all codes, or aggregate "
                    + "the codes around the gap"))
    }

    private func note(
        _ findings: inout [Diagnostic], _ totals: Int,
        _ supply: Matrix<ProductAxis, SectorAxis>, _ used: Matrix<ProductAxis, ActivityAxis>
    ) {
        func empty<R: AxisKind, C: AxisKind>(_ matrix: Matrix<R, C>) -> Int {
            matrix.withUnsafeElements { $0.count { $0 == 0 } }
        }
        let (made, uses) = (empty(supply), empty(used))
        if made + uses > 0 {
            let checked =
                totals == 0
                ? "no total is stated that would tell what is missing"
                : "the \(totals) totals that are stated agree with their parts"
            findings.append(
                Diagnostic(
                    totals == 0 ? .warning : .note, "cells-without-lines",
                    "\(made) cells of supply and \(uses) of use are 0 or have no line, and are 0 "
                        + "here; \(checked)", at: .init(file: cells.path)))
        }
        let unpublished = cells.unpublished.values.reduce(0, +)
        if unpublished > 0 {
            findings.append(
                Diagnostic(
                    .warning, "unpublished-cells",
                    "\(unpublished) lines have no number, and are 0 here",
                    at: .init(file: cells.path),
                    remedy: "see OBS_STATUS and CONF_STATUS of these lines"))
        }
    }

    /// Taxes that final demand pays have no row here; those of all uses are compared with supply.
    private func noteTaxes(
        _ findings: inout [Diagnostic], _ products: [String], _ activities: [String],
        _ demand: [String]
    ) {
        func taxes(_ transaction: String, _ activity: String?) -> Double {
            products.reduce(0.0) {
                $0 + value(.purchasers, transaction, $1, activity)
                    - value(.basic, transaction, $1, activity)
            }
        }
        let final = demand.reduce(0.0) { $0 + taxes($1, nil) }
        let all = final + activities.reduce(0.0) { $0 + taxes("P2", $1) }
        findings.append(
            Diagnostic(
                .note, "taxes-of-final-demand",
                "final demand pays \(ShortNumber.text(final)) \(cells.unit) of taxes less "
                    + "subsidies on products, which are outside the tables",
                at: .init(file: cells.path)))
        let stated = products.reduce(0.0) { $0 + value(.supply, "D21X31", $1, nil) }
        guard abs(all - stated) > 1e-3 * max(abs(all), abs(stated)) else { return }
        findings.append(
            Diagnostic(
                .warning, "taxes-differ",
                "use at purchasers’ prices exceeds use at basic prices by "
                    + "\(ShortNumber.text(all)) \(cells.unit), and taxes less subsidies in supply "
                    + "are \(ShortNumber.text(stated))", at: .init(file: cells.path),
                remedy: "take all tables of one release"))
    }
}
