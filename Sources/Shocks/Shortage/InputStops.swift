/// Counts the days on which a stock of an input holds back production.
struct InputStops {
    private struct Key: Hashable {
        let industry: Int
        let input: Int
        let origin: Int
    }

    private var found: [Key: StockFindings.Stop] = [:]

    /// Adds a day.
    mutating func add(industry: Int, input: Int, origin: Int?, day: Int, withheld: Double) {
        let key = Key(industry: industry, input: input, origin: origin ?? -1)
        if var known = found[key] {
            known.days += 1
            known.withheld += withheld
            found[key] = known
        } else {
            found[key] = StockFindings.Stop(
                industry: industry, input: input, origin: origin, days: 1, firstDay: day,
                withheld: withheld)
        }
    }

    /// The stops, those that hold back most first.
    var sorted: [StockFindings.Stop] {
        found.values.sorted {
            ($1.withheld, $0.industry, $0.input, $0.origin ?? -1)
                < ($0.withheld, $1.industry, $1.input, $1.origin ?? -1)
        }
    }
}

/// The smallest stock of some buyers, as a share of its target.
struct LowestStock {
    var share: Double
    var industry: Int
    var product: Int
    /// The cap of the restricted variety; nil for a product or for the other origins' variety.
    var cap: Int?

    static let none = LowestStock(share: .infinity, industry: 0, product: 0, cap: nil)
}
