import Figures
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What holds for every kind of figure.
@Suite struct DrawingTests {
    @Test(arguments: 0..<40)
    func labelsNeverTouchAndStayOnThePaper(seed: UInt64) {
        for figure in SampleFigures.all(seed: seed) {
            let drawing = figure.drawing()
            for (k, label) in drawing.labels.enumerated() {
                let area = label.area
                #expect(
                    area.left >= -0.5 && area.right <= drawing.width + 0.5 && area.top >= -0.5
                        && area.bottom <= drawing.height + 0.5,
                    "\(figure.title), seed \(seed): ‘\(label.text)’ leaves the paper at \(area)")
                #expect(label.size >= 11)
                for other in drawing.labels[(k + 1)...] where area.touches(other.area) {
                    Issue.record(
                        "\(figure.title), seed \(seed): ‘\(label.text)’ touches ‘\(other.text)’")
                }
            }
        }
    }

    /// On a telephone letters are as large, and as far apart.
    @Test(arguments: 0..<40)
    func narrowFiguresAreRead(seed: UInt64) {
        let figures = SampleFigures.all(seed: seed).compactMap { $0 as? any NarrowFigure }
        #expect(figures.count >= 4)
        for figure in figures {
            let drawing = figure.drawing(width: 360)
            #expect(drawing.width == 360)
            for (k, label) in drawing.labels.enumerated() {
                let area = label.area
                #expect(
                    area.left >= -0.5 && area.right <= 360.5 && area.bottom <= drawing.height + 0.5,
                    "\(figure.title), seed \(seed): ‘\(label.text)’ leaves the paper at \(area)")
                #expect(label.size >= 11)
                for other in drawing.labels[(k + 1)...] where area.touches(other.area) {
                    Issue.record(
                        "\(figure.title), seed \(seed): ‘\(label.text)’ touches ‘\(other.text)’")
                }
            }
            // Both stand on one page: what they define has names of its own.
            let wide = figure.drawing().svg
            for name in ["id=\"fig-hatch\"", "id=\"fig-hatch-narrow\""] {
                #expect(!(wide.contains(name) && drawing.svg.contains(name)))
            }
            #expect(figure.pageMarkup.contains(wide) && figure.pageMarkup.contains(drawing.svg))
        }
    }

    /// Numbers next to nothing are drawn as others are.
    @Test func theSmallestNumbersAreDrawn() {
        let least = Double.leastNonzeroMagnitude
        let lines = LineFigure(
            title: "next to nothing", unit: "%", axis: [1, 2, 3, 4],
            panels: [
                .init("", [.init("a line", [least, -1000 * least, 0, .leastNormalMagnitude])])
            ])
        #expect(!lines.drawing().svg.contains("nan"))
    }

    @Test func everyFigureIsWellFormedAndTitled() throws {
        for figure in SampleFigures.all(seed: 3) {
            for text in [figure.drawing().svg, figure.drawing().file] {
                let reader = Reader()
                let parser = XMLParser(data: Data(text.utf8))
                parser.delegate = reader
                #expect(
                    parser.parse(), "\(figure.title): \(String(describing: parser.parserError))")
                #expect(reader.titles.first == figure.title)
                #expect(reader.titles.count > 5, "\(figure.title) has marks without titles")
                for outside in ["http:", "https:"] {
                    #expect(
                        !text.replacing("http://www.w3.org/2000/svg", with: "").contains(outside))
                }
            }
        }
    }

    /// What is written down by one machine is written down by all.
    @Test func drawingsRepeatAndAreAsRecorded() throws {
        for (index, figure) in SampleFigures.all(seed: 7).enumerated() {
            #expect(figure.drawing() == SampleFigures.all(seed: 7)[index].drawing())
            if figure is HistogramFigure { continue }
            let name = figure.title.replacing(" ", with: "-").lowercased()
            try expectSnapshot(figure.svg + "\n", named: "\(name)-\(index)")
        }
    }

    @Test func nothingToDrawIsStillAPicture() {
        let empty: [any Figure] = [
            RangeFigure(title: "r", series: [], groups: []),
            WorldMap(title: "m", legend: "l", reading: .gains, places: []),
            FlowFigure(title: "f", columns: ["a", "b"], flows: [], unit: ""),
            LineFigure(title: "l", unit: "", axis: [], panels: []),
            LineFigure(
                title: "l", unit: "", axis: [2000], panels: [.init("", [.init("a", [nil])])]),
            HeatMap(title: "h", legend: "", reading: .amounts, rows: [], columns: [], values: []),
            TornadoFigure(title: "t", unit: "", base: nil, bars: []),
            HistogramFigure(title: "h", unit: "", values: []),
            HistogramFigure(title: "h", unit: "", values: [1, .nan]),
            DailyFigure(title: "d", unit: "", days: [], lines: [], stretches: []),
            BarFigure(title: "b", bars: []),
            ScatterFigure(
                title: "s", across: "", upwards: "", legend: ("", ""), points: []),
            ScatterFigure(
                title: "s", across: "", upwards: "", legend: ("", ""),
                points: [.init(0, 1, text: "a"), .init(1, .nan, text: "b")]),
        ]
        for figure in empty {
            let drawing = figure.drawing()
            #expect(drawing.height >= 0 && drawing.height.isFinite)
            #expect(!drawing.svg.contains("nan") && !drawing.svg.contains("inf\""))
        }
    }

    @Test func hugeAndTinyNumbersStayOnThePaper() {
        for values in [[-1e308, 1e308], [.leastNonzeroMagnitude, 0], [.nan, .infinity], [0, 0]] {
            let bars = values.map { BarFigure.Bar("a", $0, text: "x") }
            let drawing = BarFigure(title: "b", bars: bars).drawing()
            for label in drawing.labels {
                #expect(label.area.left >= -0.5 && label.area.right <= drawing.width + 0.5)
            }
        }
    }

    /// A page's policy may forbid styles in its markup, and a page may hold a map and a heat map.
    @Test func drawingsHaveNoInlineStylesAndNoNamesInCommon() {
        let all = SampleFigures.all(seed: 3)
        for figure in all { #expect(!figure.svg.contains(" style=")) }
        let heat = all.first { $0 is HeatMap }?.svg ?? ""
        #expect(heat.contains("id=\"fig-hatch-heat\"") && heat.contains("url(#fig-hatch-heat)"))
        #expect(!heat.contains("\"fig-hatch\"") && !heat.contains("#fig-hatch)"))
    }

    /// Marks that lead somewhere are links with names; an image as a whole has none.
    @Test func marksMayBeLinks() {
        let svg = SampleFigures.scatter(3).svg
        #expect(svg.contains("role=\"group\"") && svg.contains("<a href=\"/a?b=1&amp;c=2\""))
        #expect(SampleFigures.range(3).svg.contains("role=\"img\""))
    }

    @Test func namesAreEscaped() {
        let svg = BarFigure(title: "<&\"'>", bars: [.init("<b>&", 1, text: "'1'")]).svg
        #expect(svg.contains("&lt;b&gt;&amp;") && svg.contains("&#39;1&#39;"))
        #expect(!svg.contains("<b>"))
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var titles: [String] = []
        private var isTitle = false

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            isTitle = name == "title"
            if isTitle { titles.append("") }
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if isTitle { titles[titles.count - 1] += text }
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
            qualifiedName: String?
        ) {
            isTitle = false
        }
    }
}
