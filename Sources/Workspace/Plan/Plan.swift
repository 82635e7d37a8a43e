import InputOutput
import Platform

/// What an answer is estimated to need, and what there is.
public struct Plan: Error, Sendable, Hashable {
    /// The table.
    public let table: String
    /// Its shape in words, such as `44×56`.
    public let shape: String
    /// Number of industries, or of industries of a supply table, all regions together.
    public let industryCount: Int
    /// Bytes of the table's matrices.
    public let tableBytes: Int
    /// What the answer takes beside it.
    public let workload: Workload
    /// Numbers that stand for the cells of Z, as a share of these: below 1 for an implicit table.
    let storedShare: Double

    init(_ table: MRIOTable, _ workload: Workload) {
        self.table = table.name
        shape = "\(table.regionCount)×\(table.sectorCount)"
        industryCount = table.industryCount
        storedShare = Double(table.Z.storedCount) / Double(max(table.Z.count, 1))
        let numbers =
            table.Z.storedCount + table.Y.count + table.V.count
            + table.satellites.reduce(0) { $0 + $1.F.count + $1.FY.count }
        tableBytes = numbers * MemoryLayout<Double>.stride
        self.workload = workload
    }

    init(_ source: SupplyUseTable, _ workload: Workload) {
        let layout = source.layout
        table = source.name
        shape = """
            \(layout.regions.count) regions × \(layout.products.count) products × \
            \(layout.industries.count) industries
            """
        industryCount = layout.activityAxis.count
        storedShare = 1
        let numbers =
            source.supply.count + source.use.count + source.Y.count + source.V.count
            + source.accounts.reduce(0) { $0 + $1.F.count + $1.FY.count }
        tableBytes = numbers * MemoryLayout<Double>.stride
        self.workload = workload
    }

    /// Bytes that are held beside the table.
    public var besideBytes: Int { workload.bytes(industries: industryCount) }

    /// Seconds that the answer takes at some rates.
    func seconds(_ rates: MachineRates) -> Double {
        workload.seconds(industries: industryCount, rates: rates) * storedShare
    }

    /// Bytes of the program, the table and all that is held beside it.
    public var bytes: Int { Self.programBytes + tableBytes + besideBytes }

    /// Bytes that can be had; the table is mapped, or in memory already.
    public static var availableBytes: Int { min(Memory.size, Memory.availableBytes ?? .max) }

    /// Whether what is held beside the table fits into what can be had.
    public var fits: Bool { besideBytes <= Self.availableBytes }

    /// What the program takes for itself.
    static let programBytes = 40_000_000

    /// The refusal, with the number and the ways out.
    func refusal(of command: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, "does-not-fit",
                """
                \(command) is estimated to need \(Memory.text(besideBytes)) beside the \
                table of \(industryCount) industries (\(workload.reason)), and \
                \(Memory.text(Self.availableBytes)) is available
                """,
                remedy: """
                    merge regions or sectors with 'chokepoint aggregate'; ask about chosen users, \
                    importers or exporters, or name models that only solve, such as --model \
                    extraction,cost-push; or use a machine with more memory. --force goes on \
                    all the same
                    """)
        ])
    }
}

extension Inquiry {
    /// Says what the answer takes beside a table, before any of it is allocated.
    /// - Throws: `does-not-fit`, unless it is to go on all the same; the plan itself where that is
    ///   all that is asked for.
    public func expect(_ workload: Workload, of opened: OpenedTable) throws {
        try expect(Plan(opened.table, workload))
    }

    /// The same of a table that is changed or written elsewhere.
    func expect(_ workload: Workload, of table: MRIOTable) throws {
        try expect(Plan(table, workload))
    }

    /// The same of supply and use tables.
    func expect(_ workload: Workload, of source: SupplyUseTable) throws {
        try expect(Plan(source, workload))
    }

    private func expect(_ plan: Plan) throws {
        if isPlanning { throw plan }
        if !workspace.goesOnWithoutMemory, !plan.fits { throw plan.refusal(of: command) }
    }

    /// The system of a table for an answer that takes so much.
    /// - Throws: as `system(of:)` and `expect(_:of:)`.
    func system(
        of opened: OpenedTable, for workload: (LeontiefSystem) throws -> Workload
    ) throws -> LeontiefSystem {
        let system = try system(of: opened)
        try expect(try workload(system), of: opened)
        return system
    }
}
