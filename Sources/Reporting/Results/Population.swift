import Analyses
public import InputOutput

/// How many people live in each region of a table, from one of its accounts.
public struct Population: Sendable, Hashable {
    /// People by family of regions, G; nil where none are given.
    let people: [Double?]
    /// Where the numbers are from, such as `account population, row POP (thousand persons)`.
    let source: String

    /// The population of a table: of the account that is called `population`, or of a row called
    /// `POP` or `POPULATION` in any account. What belongs to industries and to final demand of a
    /// region is added up.
    /// - Returns: nil where there is no such account, or its unit is not one of people.
    public init?(of table: MRIOTable) {
        for account in table.satellites {
            let isNamed = account.name.lowercased() == "population"
            for (k, stressor) in account.stressors.enumerated()
            where isNamed || ["pop", "population"].contains(stressor.code.lowercased()) {
                guard let size = Self.size(of: stressor.unit) else { continue }
                let layout = table.layout
                let working = layout.sumByFamily(account.F.row(k))
                people = layout.families.members.indices.map { family in
                    let home = layout.families.members[family].flatMap {
                        layout.demandColumns(of: $0)
                    }.reduce(0) { $0 + account.FY[k, $1] }
                    let all = (working[family] + home) * size
                    return all > 0 ? all : nil
                }
                source = "account \(account.name), row \(stressor.code) (\(stressor.unit))"
                return
            }
        }
        return nil
    }

    /// An amount a head; masses in tonnes.
    func perHead(_ amount: Double, _ unit: String, of family: Int) -> Double? {
        people[family].map { amount * (MassUnit.tonnes(in: unit) ?? 1) / $0 }
    }

    /// The unit of amounts a head.
    static func unit(_ unit: String) -> String {
        "\(MassUnit.tonnes(in: unit) == nil ? unit : "t") per person"
    }

    /// How many people one unit is: `persons`, `thousand people`, `million persons`.
    private static func size(of unit: String) -> Double? {
        var size: Double?
        for word in unit.lowercased().split(whereSeparator: { " ()_".contains($0) }) {
            switch word {
            case "person", "persons", "people", "inhabitants", "heads", "capita": size = size ?? 1
            case "thousand", "thousands", "1000": size = (size ?? 1) * 1e3
            case "million", "millions", "mio": size = (size ?? 1) * 1e6
            default: return nil
            }
        }
        return size
    }
}
