import Foundation
import InputOutput
import Products
import TestSupport
import Testing

/// Files of more than one stretch, and the lines of a release, read as every other line is.
@Suite struct TradeStretchTests {
    /// A small generator that gives the same numbers everywhere.
    private struct Numbers {
        private var state: UInt64
        init(seed: UInt64) { state = seed }
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    private struct Line {
        let year, exporter, importer, product: Int
        let value, quantity: String
    }

    private static let countries = [4, 36, 56, 156, 251, 276, 392, 410, 490, 699, 842]

    /// Lines of every kind that a release has, each flow once, in an order of the seed.
    private static func lines(_ count: Int, years: [Int], seed: UInt64) -> [Line] {
        var numbers = Numbers(seed: seed)
        var seen: Set<[Int]> = []
        var lines: [Line] = []
        func decimal() -> String {
            let blanks = String(repeating: " ", count: numbers.next(4) == 0 ? numbers.next(20) : 0)
            let whole = numbers.next([10, 1000, 10_000_000, 2_000_000_000][numbers.next(4)])
            switch numbers.next(6) {
            case 0: return blanks + "\(whole)"
            case 1: return blanks + "\(whole).\(numbers.next(10))"
            case 2: return blanks + "\(whole).\(String(numbers.next(1 << 40) + (1 << 40)))"
            case 3: return "\(whole % 100).\(numbers.next(99) + 1)e\(numbers.next(3))"
            default: return blanks + "\(whole).\(String(1000 + numbers.next(1000)).dropFirst())"
            }
        }
        while lines.count < count {
            let year = years[numbers.next(years.count)]
            let exporter = countries[numbers.next(countries.count)]
            let importer = countries[numbers.next(countries.count)]
            let product = 10_121 + 137 * numbers.next(5000)
            guard exporter != importer, seen.insert([year, exporter, importer, product]).inserted
            else { continue }
            lines.append(
                Line(
                    year: year, exporter: exporter, importer: importer, product: product,
                    value: decimal(), quantity: numbers.next(8) == 0 ? "NA" : decimal()))
        }
        return lines
    }

    private func read(
        _ text: String, _ options: TradeOptions = .init(), in folder: URL, name: String
    ) throws -> TradeReading {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return try TradeFile.reading(path: file.path, options: options)
    }

    private func flows(_ trade: BilateralTrade) -> [BilateralTrade.Flow] {
        trade.years.indices.flatMap { year in
            trade.partners.indices.flatMap { trade.flows(year: year, importer: $0) }
        }
    }

    /// The lines of a release give the numbers that the same cells in another order give, to the
    /// last bit: those are read one by one.
    @Test(arguments: ["\n", "\r\n"])
    func releaseLinesAreReadAsAllLines(end: String) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = Self.lines(60_000, years: [2022], seed: 7)
        let release =
            "t,i,j,k,v,q\(end)"
            + lines.map {
                "\($0.year),\($0.exporter),\($0.importer),\($0.product),\($0.value),"
                    + "\($0.quantity)\(end)"
            }.joined()
        #expect(release.utf8.count > 2 << 20)
        let other =
            "k,i,j,t,v,q\n"
            + lines.map {
                "\($0.product),\($0.exporter),\($0.importer),\($0.year),\($0.value),"
                    + "\($0.quantity)\n"
            }.joined()
        let mapping = folder.appending(path: "mapping.csv")
        let keys = [
            "product_column,k", "exporter_column,i", "importer_column,j", "year_column,t",
            "value_column,v", "quantity_column,q", "value_unit,thousand USD",
        ]
        try ("key,value\n" + keys.joined(separator: "\n") + "\n")
            .write(to: mapping, atomically: true, encoding: .utf8)
        var options = TradeOptions()
        options.mapping = mapping.path
        let one = try read(release, in: folder, name: "release.csv")
        let two = try read(other, options, in: folder, name: "other.csv")
        #expect(one.trade.partners == two.trade.partners)
        #expect(one.trade.products == two.trade.products)
        #expect(one.trade.count == lines.count && flows(one.trade) == flows(two.trade))
        #expect(one.findings.map(\.code) == two.findings.map(\.code))
        #expect(one.findings.last?.message == two.findings.last?.message)
        // And they are those of the lines, whatever their order.
        let line = lines[41_234]
        let exporter = try #require(Country.numbered(line.exporter == 251 ? 250 : line.exporter))
        _ = exporter
        let product = try #require(CustomsCode(number: UInt32(line.product)))
        let place = try #require(one.trade.products.firstIndex(of: product))
        let value = try #require(Double(line.value.trimmingCharacters(in: .whitespaces)))
        let all = flows(one.trade).filter { $0.product == place }.map(\.value)
        #expect(all.contains { abs($0 - 1000 * value) <= 1e-12 * $0 })
    }

    /// Rows come by year, importer, product and exporter from a file in any order.
    @Test func anyOrderIsSorted() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = Self.lines(50_000, years: [2019, 2021, 2020], seed: 3)
        func text(_ lines: [Line]) -> String {
            "t,i,j,k,v,q\n"
                + lines.map {
                    "\($0.year),\($0.exporter),\($0.importer),\($0.product),\($0.value),"
                        + "\($0.quantity)\n"
                }.joined()
        }
        let mixed = try read(text(lines), in: folder, name: "mixed.csv").trade
        let sorted = try read(
            text(lines.sorted { ($0.exporter, $0.product) < ($1.exporter, $1.product) }),
            in: folder, name: "sorted.csv"
        ).trade
        #expect(mixed.years == [2019, 2020, 2021])
        #expect(flows(mixed) == flows(sorted))
        for year in mixed.years.indices {
            for importer in mixed.partners.indices {
                let keys = mixed.flows(year: year, importer: importer).map {
                    [$0.product, $0.exporter]
                }
                #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
            }
        }
        var options = TradeOptions()
        options.year = 2020
        let one = try read(text(lines), options, in: folder, name: "mixed.csv").trade
        #expect(one.years == [2020] && one.count == lines.count { $0.year == 2020 })
        #expect(one.total(year: 0) == mixed.total(year: 1))
    }

    /// Flows that stand again, megabytes further on, are found, and so is which two they are.
    @Test func repeatedFlowsFarApart() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = Self.lines(70_000, years: [2022], seed: 11)
        func text(_ line: Line, value: String? = nil) -> String {
            "\(line.year),\(line.exporter),\(line.importer),\(line.product),"
                + "\(value ?? line.value),\(line.quantity)\n"
        }
        let head = "t,i,j,k,v,q\n" + lines.map { text($0) }.joined()
        let again = try read(
            head + text(lines[5]) + text(lines[60_000]) + text(lines[5]), in: folder,
            name: "again.csv")
        #expect(again.trade.count == lines.count)
        let finding = try #require(again.findings.first { $0.code == "repeated-flows" })
        #expect(
            finding.message
                == "3 flows appear twice with the same value and are counted once")
        let once = try read(head, in: folder, name: "once.csv")
        #expect(flows(again.trade) == flows(once.trade))
        let error = try #require(throws: Diagnostics.self) {
            try read(head + text(lines[5], value: "0.125"), in: folder, name: "two.csv")
        }
        #expect(error.items.map(\.code) == ["repeated-flow"])
        let place = error.items[0].location
        #expect(place.line == 70_002 && place.file?.hasSuffix("two.csv") == true)
        #expect(error.items[0].message.hasSuffix(" USD in line 7"))
    }

    /// A line that does not fit is named wherever it stands.
    @Test func linesThatDoNotFitAreNamed() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = Self.lines(60_000, years: [2022], seed: 5)
        for (bad, code) in [
            ("2022,156,410,281111,1.5,x", "bad-quantity"), ("2022,156,410,281111,,1", "bad-value"),
            ("2022,156,410,2811,1,1", "bad-product"), ("2022,156,410,1234567,1,1", "bad-product"),
            ("2022,156,410,001234,1,1", "bad-product"), ("2022,0,410,281111,1,1", "world-total"),
            ("2022,156,410,281111,-1,1", "negative-value"), ("2022,156,410,281111,1", "wrong-row"),
            ("2022,156,410,281111,1,1,1", "wrong-row"), ("20x2,156,410,281111,1,1", "bad-year"),
            ("2022,1567,410,281111,1,1", "unknown-country"),
            ("2022,156,41,281111,1,1", "unknown-country"),
        ] {
            var texts = lines.map {
                "\($0.year),\($0.exporter),\($0.importer),\($0.product),\($0.value),\($0.quantity)"
            }
            texts.insert(bad, at: 50_000)
            let text = "t,i,j,k,v,q\n" + texts.joined(separator: "\n") + "\n"
            let error = try #require(throws: Diagnostics.self) {
                try read(text, in: folder, name: "bad.csv")
            }
            #expect(error.items.map(\.code) == [code], "\(bad)")
            if code != "unknown-country" {
                #expect(error.items[0].location.line == 50_002, "\(bad)")
            }
        }
    }
}
