import Figures
import Foundation
import Testing

@Suite struct WorldMapTests {
    private func map(_ values: [(String, Double)], _ reading: WorldMap.Reading) -> WorldMap {
        WorldMap(
            title: "m", legend: "l, %", reading: reading,
            places: values.map { .init(code: $0.0, name: $0.0, value: $0.1, text: "t") })
    }

    /// Economies of the tables that people use, large and small.
    @Test func knowsEconomies() {
        for code in ["USA", "CHN", "KOR", "TWN", "HKG", "SGP", "MLT", "LUX", "XKX", "FRA", "NOR"] {
            #expect(WorldMap.knows(code), "\(code)")
        }
        for code in ["ROW", "", "-", "XXX", "kor"] { #expect(!WorldMap.knows(code), "\(code)") }
    }

    /// The geometry has to leave room for a report of 400 kB.
    @Test func theWorldIsSmall() {
        let all = SampleFigures.codes.map { ($0, -1.0) }
        #expect(map(all, .gains).svg.utf8.count < 60_000)
    }

    @Test func economiesWithoutDataAreHatchedAndSaySo() throws {
        let svg = map([("KOR", -1), ("JPN", 0.5), ("SGP", -0.2)], .gains).svg
        #expect(svg.contains("Brazil: no data") && !svg.contains("South Korea: no data"))
        #expect(svg.contains("no data of its own"))
        let hatched = svg.components(separatedBy: "fill=\"url(#fig-hatch)\"").count - 1
        #expect(hatched > 150)
        // Singapore has no outline and gets a dot.
        #expect(svg.contains("<title>SGP: t</title></circle>"))
    }

    /// Losses and gains have colours of their own, whichever sign stands for a loss.
    @Test func costsAreLossesWhenPositive() {
        func color(_ code: String, _ svg: String) -> String? {
            svg.components(separatedBy: "\n").first { $0.contains("<title>\(code): t</title>") }
                .flatMap { $0.components(separatedBy: "class=\"f-").dropFirst().first }
                .map { String($0.prefix { $0 != "\"" }) }
        }
        let values = [("KOR", -1.0), ("JPN", 1.0)]
        let (gains, costs) = (map(values, .gains).svg, map(values, .costs).svg)
        #expect(color("KOR", gains)?.hasPrefix("l") == true)
        #expect(color("JPN", gains)?.hasPrefix("g") == true)
        #expect(color("KOR", costs)?.hasPrefix("g") == true)
        #expect(color("JPN", costs)?.hasPrefix("l") == true)
    }

    /// The legend tells the range of every class, and the classes hold half, 30, 15 and 5 %.
    @Test func legendIsByQuantiles() {
        let values = zip(SampleFigures.codes, 1...).map { ($0, -Double($1)) }
        let svg = map(values, .gains).svg
        let n = values.count
        for (low, high) in [
            (1, n / 2), (n / 2 + 1, Int(0.8 * Double(n))),
            (Int(0.8 * Double(n)) + 1, Int(0.95 * Double(n))), (Int(0.95 * Double(n)) + 1, n),
        ] {
            #expect(svg.contains(">−\(high) to −\(low)</text>"), "\(low) to \(high)")
        }
    }

    @Test func arrowsAndNames() {
        var map = map([("JPN", 1), ("KOR", -1)], .gains)
        let without = map.svg
        map.arrows = [.init(from: "JPN", to: "KOR"), .init(from: "JPN", to: "ROW")]
        map.named = ["KOR", "ROW"]
        let svg = map.svg
        let lines = { (text: String) in text.components(separatedBy: "Q").count }
        #expect(lines(svg) == lines(without) + 2)
        #expect(map.drawing().labels.contains { $0.text == "KOR" })
        #expect(!map.drawing().labels.contains { $0.text == "ROW" })
    }
}
