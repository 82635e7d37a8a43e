import LinearAlgebra

/// Binds a user's own account to the industries of a table: every label is resolved, every
/// industry must be there, and what is missing is named. Nothing is filled in.
public struct SatelliteBuilder: Sendable {
    /// One number as its source gives it.
    public struct Entry: Sendable, Hashable {
        /// Whom the number belongs to.
        public enum Holder: Sendable, Hashable {
            /// An industry, as `REGION/SECTOR`.
            case industry(String)
            /// Final demand itself, as `REGION/CATEGORY`.
            case finalDemand(String)
        }

        /// Code of the stressor, such as `CO2`.
        public let stressor: String
        /// Unit of the number, such as `kt`.
        public let unit: String
        /// Whom it belongs to.
        public let holder: Holder
        /// The number.
        public let value: Double
        /// Where it stands.
        public let location: Diagnostic.Location

        /// An entry.
        public init(
            stressor: String, unit: String, holder: Holder, value: Double,
            location: Diagnostic.Location = .init()
        ) {
            self.stressor = stressor
            self.unit = unit
            self.holder = holder
            self.value = value
            self.location = location
        }
    }

    /// Name of the account, such as `co2`.
    public let name: String
    /// Where the account comes from, for its provenance.
    public let origin: String
    /// The table that it belongs to.
    private let table: MRIOTable
    private static let shownLimit = 20

    /// A builder for one account of a table.
    public init(name: String, origin: String, for table: MRIOTable) {
        self.name = name
        self.origin = origin
        self.table = table
    }

    /// The account, and what the reader should know about it.
    ///
    /// Stressors keep the order in which they first appear. Every stressor needs one number for
    /// every industry of the table, with 0 written where it is 0. Final demand is given in full or
    /// not at all; a stressor without it is one that does not cover final demand, and a note says
    /// so.
    /// - Parameter missing: what a missing number means; refused unless its user says otherwise.
    /// - Throws: every problem at once: no name or origin, a name taken already, unknown or
    ///   repeated holders, units that differ within a stressor, numbers that are not finite,
    ///   missing industries (the first 20 by name, then their number).
    public func build(
        _ entries: [Entry], missing: Missing = .refused
    ) throws(Diagnostics) -> (satellite: Satellite, findings: Diagnostics) {
        var findings = headProblems()
        if entries.isEmpty {
            findings.add(
                Diagnostic(
                    .error, "empty-account", "no number is given", at: .init(place: name),
                    remedy: "give one number an industry"))
        }
        var rows: [Row] = []
        var positions: [String: Int] = [:]
        let industries = Holders(table.layout.industryAxis.labels)
        let demand = Holders(table.layout.demandAxis.labels)
        for entry in entries {
            let key = entry.stressor.lowercased()
            let position = positions[key] ?? rows.count
            if position == rows.count {
                positions[key] = position
                rows.append(
                    Row(
                        stressor: .init(code: entry.stressor, unit: entry.unit),
                        industries: industries.labels.count, demand: demand.labels.count))
            }
            add(entry, to: &rows[position], industries, demand, &findings)
        }
        for row in rows { check(row, industries, demand, missing, &findings) }
        try findings.throwIfErrors()
        return (satellite(rows, missing), findings)
    }

    /// What a missing number means.
    public enum Missing: String, Sendable, Hashable, CaseIterable {
        /// The account is not complete: an error.
        case refused
        /// The user states that it is 0; who it was is said in warnings and in the provenance.
        case zero
    }

    private struct Row {
        let stressor: Satellite.Stressor
        var F: [Double?]
        var FY: [Double?]

        init(stressor: Satellite.Stressor, industries: Int, demand: Int) {
            self.stressor = stressor
            F = Array(repeating: nil, count: industries)
            FY = Array(repeating: nil, count: demand)
        }
    }

    private struct Holders {
        let labels: [String]
        let index: [String: Int]

        init(_ labels: [String]) {
            self.labels = labels
            index = Dictionary(
                labels.enumerated().map { ($0.element.lowercased(), $0.offset) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    private func headProblems() -> Diagnostics {
        var problems = Diagnostics()
        if name.isEmpty {
            problems.add(
                Diagnostic(.error, "empty-name", "the account has no name", remedy: "name it"))
        }
        if origin.allSatisfy(\.isWhitespace) {
            problems.add(
                Diagnostic(
                    .error, "no-origin", "the account does not say where it comes from",
                    at: .init(place: name), remedy: "state its source"))
        }
        if table.satellites.contains(where: { $0.name.lowercased() == name.lowercased() }) {
            problems.add(
                Diagnostic(
                    .error, "name-taken", "the table has an account of this name already",
                    at: .init(place: name), remedy: "choose another name"))
        }
        return problems
    }

    private func add(
        _ entry: Entry, to row: inout Row, _ industries: Holders, _ demand: Holders,
        _ problems: inout Diagnostics
    ) {
        func fail(_ code: String, _ message: String, _ remedy: String) {
            problems.add(
                Diagnostic(.error, code, message, at: entry.location, remedy: remedy))
        }
        if entry.stressor.isEmpty { fail("empty-code", "the stressor has no code", "name it") }
        if entry.unit.isEmpty {
            fail("no-unit", "\(entry.stressor) has no unit", "state it, such as kt")
        } else if entry.unit != row.stressor.unit {
            fail(
                "mixed-units",
                "\(entry.stressor) is in \(entry.unit) here and in \(row.stressor.unit) before",
                "give one stressor in one unit")
        }
        if !entry.value.isFinite {
            fail("not-finite", "the number is \(entry.value)", "write 0 where there is none")
        }
        let (label, holders): (String, Holders)
        switch entry.holder {
        case .industry(let code): (label, holders) = (code, industries)
        case .finalDemand(let code): (label, holders) = (code, demand)
        }
        guard let position = holders.index[label.lowercased()] else {
            let nearest = Suggestion.nearest(to: label, in: holders.labels)
            fail(
                "unknown-holder", "\(label) is not in the table",
                nearest.map { "did you mean \($0)?" } ?? "write REGION/SECTOR as in the table")
            return
        }
        let isRepeated: Bool
        switch entry.holder {
        case .industry:
            isRepeated = row.F[position] != nil
            row.F[position] = entry.value
        case .finalDemand:
            isRepeated = row.FY[position] != nil
            row.FY[position] = entry.value
        }
        if isRepeated {
            fail(
                "repeated-holder", "\(label) has a number for \(entry.stressor) already",
                "give one number each")
        }
    }

    private func check(
        _ row: Row, _ industries: Holders, _ demand: Holders, _ policy: Missing,
        _ findings: inout Diagnostics
    ) {
        addMissing(row.F, industries.labels, row.stressor.code, "industries", policy, &findings)
        if row.FY.contains(where: { $0 != nil }) {
            addMissing(row.FY, demand.labels, row.stressor.code, "columns", policy, &findings)
        } else {
            findings.add(
                Diagnostic(
                    .note, "no-final-demand",
                    "\(row.stressor.code) does not cover final demand itself",
                    at: .init(place: name)))
        }
    }

    private func addMissing(
        _ values: [Double?], _ labels: [String], _ stressor: String, _ kind: String,
        _ policy: Missing, _ findings: inout Diagnostics
    ) {
        let missing = values.indices.filter { values[$0] == nil }
        let isRefused = policy == .refused
        let severity: Diagnostic.Severity = isRefused ? .error : .warning
        for position in missing.prefix(Self.shownLimit) {
            findings.add(
                Diagnostic(
                    severity, "missing-holder",
                    "\(stressor) has no number for \(labels[position])"
                        + (isRefused ? "" : ": taken as 0"),
                    at: .init(place: name), remedy: isRefused ? "write 0 where there is none" : nil)
            )
        }
        if missing.count > Self.shownLimit {
            findings.add(
                Diagnostic(
                    severity, "missing-holder",
                    "\(stressor) has no number for \(missing.count - Self.shownLimit) more \(kind)"
                        + (isRefused ? "" : ": taken as 0"),
                    at: .init(place: name)))
        }
    }

    private func satellite(_ rows: [Row], _ policy: Missing) -> Satellite {
        let stressors = rows.map(\.stressor)
        let axis = Satellite.axis(of: stressors)
        var provenance = Provenance(entries: [.init("source", origin)])
        for row in rows where policy == .zero {
            let count = row.F.count { $0 == nil }
            if count > 0 {
                provenance = provenance.adding(
                    "\(row.stressor.code): \(count) industries without a number were taken as 0")
            }
        }
        return Satellite(
            name: name, stressors: stressors,
            F: Matrix(axis, table.layout.industryAxis, rowMajor: rows.map { $0.F.map { $0 ?? 0 } }),
            FY: Matrix(axis, table.layout.demandAxis, rowMajor: rows.map { $0.FY.map { $0 ?? 0 } }),
            provenance: provenance)
    }
}
