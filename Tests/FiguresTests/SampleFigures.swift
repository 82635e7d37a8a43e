import Figures
import TestSupport

/// Figures of every kind from seeded numbers, with names of all lengths.
enum SampleFigures {
    /// One figure of each kind.
    static func all(seed: UInt64) -> [any Figure] {
        [
            range(seed), map(seed, .gains), map(seed, .amounts), flow(seed), lines(seed),
            multiples(seed), heat(seed), tornado(seed), histogram(seed), days(seed), bars(seed),
            scatter(seed),
        ]
    }

    static func scatter(_ seed: UInt64) -> ScatterFigure {
        let (across, upwards) = (numbers(seed, 60), numbers(seed &+ 1, 60))
        let points = (0..<60).map { k in
            ScatterFigure.Point(
                across[k] * (across[k] < 0 && k < 50 ? -1 : 1), abs(upwards[k]),
                text: "\(names[k % names.count]): \(text(upwards[k]))",
                label: names[k % names.count], isMarked: k.isMultiple(of: 7),
                link: k == 7 ? "/a?b=1&c=2" : nil)
        }
        return ScatterFigure(
            title: "Scatter", across: "Loss, % of GDP", upwards: "Cost, % of GDP",
            legend: (marked: "On the frontier", others: "Others"), points: points)
    }

    static let names = [
        "Japan", "Korea, Republic of, with its industries", "US", "Bosnia & Herzegovina", "日本",
        "Switzerland and Liechtenstein", "Côte d’Ivoire", "", "W", "Rest of the world",
        "Papua New Guinea", "São Tomé & Príncipe",
    ]

    private static func numbers(_ seed: UInt64, _ count: Int) -> [Double] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in
            let size = random.uniform() * 6 - 5
            let sign = random.uniform() < 0.3 ? 1.0 : -1
            return sign * power(size)
        }
    }

    /// Ten to a power, by squaring, so that no library's rounding shows in snapshots.
    private static func power(_ exponent: Double) -> Double {
        var value = 1.0
        for _ in 0..<Int(abs(exponent)) { value *= exponent < 0 ? 0.1 : 10 }
        return value * (1 + abs(exponent) - Double(Int(abs(exponent))))
    }

    private static func text(_ value: Double) -> String {
        String(Double(Int(value * 1000)) / 1000)
    }

    static func range(_ seed: UInt64) -> RangeFigure {
        let values = numbers(seed, 24)
        let groups = (0..<3).map { g -> RangeFigure.Group in
            let rows = (0..<4).map { r -> RangeFigure.Row in
                let marks = (0..<2).map { s -> RangeFigure.Mark in
                    let value = values[g * 8 + r * 2 + s]
                    return .init(series: s, value: value, text: text(value))
                }
                return .init(names[(g + r) % names.count], marks)
            }
            return .init("Measure \(g), % of GDP", rows)
        }
        return RangeFigure(title: "Range", series: ["Japan", "South Korea"], groups: groups)
    }

    static let codes = [
        "JPN", "KOR", "CHN", "USA", "DEU", "FRA", "NLD", "BEL", "LUX", "SGP", "HKG", "MLT", "VNM",
        "MYS", "IDN", "AUS", "NZL", "BRA", "ZAF", "IND", "RUS", "CZE", "AUT", "HUN", "SVK", "SVN",
        "HRV", "BRN", "TWN", "PHL", "THA", "KHM", "LAO", "MMR", "GBR", "IRL",
    ]

    static func map(_ seed: UInt64, _ reading: WorldMap.Reading) -> WorldMap {
        let values = numbers(seed, codes.count).map { reading == .amounts ? abs($0) : $0 }
        var random = SplitMix64(seed: seed + 1)
        let order = codes.map { ($0, random.next()) }.sorted { $0.1 < $1.1 }.map(\.0)
        return WorldMap(
            title: "Map", legend: "Real income, %", reading: reading,
            places: zip(codes, values).map {
                .init(code: $0, name: "Name of \($0)", value: $1, text: "\(text($1)) %")
            },
            arrows: [.init(from: order[0], to: order[1]), .init(from: order[2], to: order[3])],
            named: order, elsewhere: ["Rest of the world −0.1 %"])
    }

    static func flow(_ seed: UInt64) -> FlowFigure {
        let values = numbers(seed, 200).map(abs)
        var flows: [FlowFigure.Flow] = []
        for column in 0..<2 {
            for from in 0..<12 {
                for to in 0..<4 {
                    flows.append(
                        .init(
                            column: column, from: "\(column) \(names[from % 12])",
                            to: "\(column + 1) \(names[(from + to) % 12])",
                            value: values[(column * 48 + from * 4 + to) % 200]))
                }
            }
        }
        return FlowFigure(
            title: "Flow", columns: ["From", "By way of", "To"], flows: flows, unit: "million USD")
    }

    static func lines(_ seed: UInt64) -> LineFigure {
        let values = numbers(seed, 17 * 8)
        let lines = (0..<8).map { k in
            LineFigure.Line(
                names[k], (0..<17).map { t in t == k ? nil : 5 + values[k * 17 + t] })
        }
        return LineFigure(
            title: "Lines", unit: "share, %", axis: (1995...2011).map { Double($0) },
            panels: [.init("", lines)], threshold: (5, "threshold"))
    }

    static func multiples(_ seed: UInt64) -> LineFigure {
        let values = numbers(seed, 17 * 5)
        let panels = (0..<5).map { k in
            LineFigure.Panel(
                names[k], [.init(names[k], (0..<17).map { t in values[k * 17 + t] })])
        }
        return LineFigure(
            title: "Small multiples", unit: "share, %", axis: (1995...2011).map { Double($0) },
            panels: panels)
    }

    static func heat(_ seed: UInt64) -> HeatMap {
        let values = numbers(seed, 12 * 12)
        let cells = (0..<12).map { i in
            (0..<12).map { j -> Double? in i == j ? nil : values[i * 12 + j] }
        }
        return HeatMap(
            title: "Heat", legend: "Change, %", reading: .gains, rows: names, columns: names,
            values: cells)
    }

    static func tornado(_ seed: UInt64) -> TornadoFigure {
        let values = numbers(seed, 20)
        let bars = (0..<10).map { k in
            TornadoFigure.Bar(
                names[k], low: values[2 * k], high: values[2 * k + 1], lowText: "0.1 of it",
                highText: "a choice of words")
        }
        return TornadoFigure(title: "Tornado", unit: "Real income, %", base: -0.1, bars: bars)
    }

    static func histogram(_ seed: UInt64) -> HistogramFigure {
        var random = SplitMix64(seed: seed)
        let values = (0..<300).map { _ in random.uniform() + random.uniform() }
        return HistogramFigure(
            title: "Histogram", unit: "Real income, %", values: values,
            quantiles: [(0.98, "5 %"), (1, "median"), (1.02, "95 %")])
    }

    static func days(_ seed: UInt64) -> DailyFigure {
        let values = numbers(seed, 30)
        return DailyFigure(
            title: "Days", unit: "% of output", days: (0..<30).map { Double($0) },
            lines: [.init("Output", values.map { 100 + $0 }), .init("Stock", values)],
            stretches: (0..<4).map {
                .init(names[$0], first: Double($0), last: Double(10 + $0), text: "10 days")
            })
    }

    static func bars(_ seed: UInt64) -> BarFigure {
        let values = numbers(seed, 12)
        return BarFigure(
            title: "Bars", bars: zip(names, values).map { .init($0, $1, text: text($1)) })
    }
}
