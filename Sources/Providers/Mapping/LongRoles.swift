import Containers
import InputOutput

/// What the codes of a long file stand for.
struct LongRoles: Sendable {
    /// A code with its name, where one is known.
    struct Category: Sendable, Hashable {
        let code: String
        var name: String?
        /// The code in the table, where it differs from that in the file.
        var tableCode: String?
    }

    /// A row of primary inputs.
    struct Input: Sendable, Hashable {
        let code: String
        var name: String?
        var kind: PrimaryInput.Kind?
        /// The code in the table, where it differs from that in the file.
        var tableCode: String?
    }

    /// Receiving codes that are final demand, in the order of the table.
    var finalDemand: [Category] = []
    /// Delivering codes that are primary inputs, in the order of the table.
    var inputs: [Input] = []
    /// Delivering codes that state the intermediate inputs of a column.
    var intermediateRows: Set<String> = []
    /// Delivering codes that state the output of a column.
    var outputRows: Set<String> = []
    /// Receiving codes that state the output of a row.
    var outputColumns: Set<String> = []
    /// Whether codes say themselves what they are, such as `final_demand:HFCE`.
    var usesPrefixes = false
    /// What is to be done about a cell without a line.
    var absentRemedy = "every cell needs a line, with 0 where nothing flows"
    /// Whether codes of final demand and primary inputs that no line has are left out; otherwise
    /// every one must be there.
    var dropsUnused = false
    /// Whether a cell without a line is 0; otherwise it is missing.
    var absentIsZero = false
    /// Whether a region has only the sectors that it has lines for, also where cells without a line
    /// are 0. Where every cell has a line, the lines themselves say it.
    var hasUnequalSectors = false
    /// Whether value added is what output leaves when the file has no primary inputs.
    var residualValueAdded = false

    /// The roles whose codes of final demand and primary inputs occur among some labels.
    func used(delivering: [LabelGrid.Pair], receiving: [LabelGrid.Pair]) -> LongRoles {
        if usesPrefixes { return prefixed(delivering: delivering, receiving: receiving) }
        let (from, to) = (Set(delivering.map(\.inner)), Set(receiving.map(\.inner)))
        var roles = self
        roles.inputs.removeAll { !from.contains($0.code) }
        roles.finalDemand.removeAll { !to.contains($0.code) }
        return roles
    }

    static let demandPrefix = "final_demand:"
    static let valueAddedPrefix = "value_added:"
    static let taxesPrefix = "taxes:"
    static let importsPrefix = "imports:"

    /// What stands before the code of a primary input.
    static func prefix(of kind: PrimaryInput.Kind) -> String {
        switch kind {
        case .valueAdded: valueAddedPrefix
        case .taxes: taxesPrefix
        case .imports: importsPrefix
        }
    }

    /// `absentRemedy` where a mapping file can say more.
    static let mappedRemedy =
        """
        every cell needs a line, with 0 where nothing flows; absent,zero in a mapping file \
        says that 
        """
        + "the others are 0"

    /// The roles that codes state themselves, in the order of the file.
    private func prefixed(
        delivering: [LabelGrid.Pair], receiving: [LabelGrid.Pair]
    ) -> LongRoles {
        func rest(_ code: String, _ prefix: String) -> String? {
            code.hasPrefix(prefix) ? String(code.dropFirst(prefix.count)) : nil
        }
        var roles = self
        var seen: Set<String> = []
        for pair in delivering where seen.insert(pair.inner).inserted {
            for kind in PrimaryInput.Kind.allCases {
                if let code = rest(pair.inner, Self.prefix(of: kind)) {
                    roles.inputs.append(Input(code: pair.inner, kind: kind, tableCode: code))
                }
            }
        }
        seen = []
        for pair in receiving where seen.insert(pair.inner).inserted {
            if let code = rest(pair.inner, Self.demandPrefix) {
                roles.finalDemand.append(Category(code: pair.inner, tableCode: code))
            }
        }
        return roles
    }
}

/// What a long file is the table of.
struct LongFacts: Sendable {
    var name: String
    /// Whether the year belongs to the name.
    var namesYear = false
    var year: Int?
    var unit: String
    var valuation: String
    var provenance: Provenance
    var tolerance: StatedTolerance
    /// How far columns may be from rows, where no totals are stated; nil to compare nothing.
    var balance: StatedTolerance?

    /// What stands beside the columns of a Parquet file of ours.
    static func written(_ table: MRIOTable) -> [(key: String, value: String)] {
        var facts = [
            (nameKey, table.name), (unitKey, table.unit), (valuationKey, table.valuation),
        ]
        if let source = table.provenance["source"] { facts.append((sourceKey, source)) }
        return facts
    }

    /// Takes what stands beside the columns of a Parquet file of ours.
    mutating func take(_ written: [(key: String, value: String)]) {
        for (key, value) in written where !value.isEmpty {
            switch key {
            case Self.nameKey: name = value
            case Self.unitKey: unit = value
            case Self.valuationKey: valuation = value
            case Self.sourceKey:
                provenance.entries.removeAll { $0.key == "source" }
                provenance.entries.insert(.init("source", value), at: 0)
            default: break
            }
        }
    }

    private static let nameKey = "chokepoint.name"
    private static let unitKey = "chokepoint.unit"
    private static let valuationKey = "chokepoint.valuation"
    private static let sourceKey = "chokepoint.source"
}
