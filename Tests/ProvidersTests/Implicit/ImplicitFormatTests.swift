import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// NumPy archives of technology and trade shares: read as programs write them, written, damaged.
@Suite struct ImplicitFormatTests {
    private static func doubles(_ shape: [Int], _ values: [Double]) -> [UInt8] {
        NPZTests.doubles("(\(shape.map(String.init).joined(separator: ", ")))", values)
    }

    /// 2 regions A, B × 3 products s, t, u: use, origins and final use in whole numbers.
    static let small: [String: [UInt8]] = [
        "technology": doubles(
            [2, 3, 3],
            [
                0.1, 0.2, 0, 0, 0.1, 0.3, 0.2, 0, 0.1,
                0.05, 0, 0.2, 0.1, 0.1, 0, 0, 0.4, 0.1,
            ]),
        "x": doubles([2, 3], [100, 50, 40, 80, 60, 20]),
        "trade_shares": doubles(
            [3, 2, 2], [0.75, 0.5, 0.25, 0.5, 1, 0.125, 0, 0.875, 0.5, 0, 0.5, 1]),
        "final_use": doubles([2, 3, 1], [20, 30, 10, 50, 40, 5]),
        "V": doubles([1, 6], [70, 35, 24, 68, 30, 14]),
        "regions": NPZTests.letters("AB"), "sectors": NPZTests.letters("stu"),
        "final_demand": NPZTests.letters("C"), "primary_inputs": NPZTests.letters("V"),
        "unit": NPZTests.array("'|S11'", "()", Array("million EUR".utf8)),
    ]

    /// The same with the pieces that EXIOBASE 3rx publishes: domestic use, and trade.
    static let domestic: [String: [UInt8]] = {
        var arrays = small
        arrays["trade_shares"] = nil
        arrays["trade"] = doubles([3, 2, 2], [9, 0, 4, 0, 0, 0, 0, 0, 0, 6.2, 0, 0])
        arrays["origins"] = NPZTests.array("'|S8'", "()", Array("domestic".utf8))
        return arrays
    }()

    private func read(_ arrays: [String: [UInt8]]) throws -> (TableReading?, String) {
        try Samples.inFolder { folder in
            let path = "\(folder)/t.npz"
            try ZipFixture.write(
                arrays.sorted { $0.key < $1.key }.map { ("\($0.key).npy", $0.value) }, to: path)
            do throws(Diagnostics) {
                return (try TableFile.reading(path: path), "")
            } catch {
                return (nil, Samples.text(error, in: folder))
            }
        }
    }

    private func changed(
        _ changes: [String: [UInt8]?] = [:]
    ) throws -> (TableReading?, String) {
        var arrays = Self.small
        for (name, content) in changes { arrays[name] = content }
        return try read(arrays)
    }

    /// The problem with arrays changed; empty where they are read.
    private func problem(_ changes: [String: [UInt8]?]) throws -> String { try changed(changes).1 }

    /// Z = T·a·x̂ and Y = T·y, cell by cell.
    @Test func technologyAndShares() throws {
        let (found, problems) = try changed()
        let table = try #require(found, "\(problems)").table
        #expect(table.isImplicit)
        #expect(table.layout.industryAxis.labels == ["A/s", "A/t", "A/u", "B/s", "B/t", "B/u"])
        // s from A to A's industries: 0.75 × (0.1·100, 0.2·50, 0·40).
        #expect(table.Z.row(0) == [7.5, 7.5, 0, 2, 0, 2])
        // t from A to B: 0.125 × (0.1·80, 0.1·60, 0).
        #expect(table.Z.row(1)[3...] == [1, 0.75, 0])
        // u of B's users comes from B.
        #expect(table.Z.row(2)[3...] == [0, 0, 0])
        #expect(table.Z.row(5)[3...] == [0, 24, 2])
        #expect(table.Y.column(0) == [15, 30, 5, 5, 0, 5])
        #expect(table.Y.column(1) == [25, 5, 0, 25, 35, 5])
        #expect(table.declaredOutput == [100, 50, 40, 80, 60, 20])
        assertClose(
            table.x, zip(table.multipliedOut().Z.rowSums(), table.Y.rowSums()).map { $0 + $1 },
            relative: 1e-14)
        #expect(table.provenance.history.last?.hasPrefix("Every user of a product") == true)
    }

    /// Amounts in place of coefficients and of shares are the same table.
    @Test func amounts() throws {
        let base = try #require(try changed().0).table
        let use = Self.doubles(
            [2, 3, 3],
            [10, 10, 0, 0, 5, 12, 20, 0, 4, 4, 0, 4, 8, 6, 0, 0, 24, 2])
        let (found, problems) = try changed(["technology": nil, "use": use])
        #expect(try #require(found, "\(problems)").table.Z == base.Z)
        let trade = Self.doubles([3, 2, 2], [30, 8, 10, 8, 47, 1, 0, 7, 17, 0, 17, 31])
        let (other, more) = try changed(["trade_shares": nil, "trade": trade])
        let table = try #require(other, "\(more)").table
        #expect(table.Z == base.Z && table.Y == base.Y)
        // Without output, amounts are a table still; coefficients are none.
        let (bare, _) = try changed(["technology": nil, "use": use, "x": nil])
        #expect(try #require(bare).table.declaredOutput == nil)
        #expect(try problem(["x": nil]).hasPrefix("missing-array"))
    }

    /// Final demand may have origins of its own, and arrays may lie the other way round.
    @Test func ownFinalOriginsAndOrder() throws {
        let own = [1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1.0]
        let (found, problems) = try changed([
            "final_trade_shares": Self.doubles([3, 2, 2], own)
        ])
        let table = try #require(found, "\(problems)").table
        #expect(table.Y.column(0) == [20, 30, 10, 0, 0, 0])
        let columnMajor = NPZTests.doubles(
            "(3, 2, 2)", [0.75, 1, 0.5, 0.25, 0, 0.5, 0.5, 0.125, 0, 0.5, 0.875, 1], order: "True")
        let (turned, more) = try changed(["trade_shares": columnMajor])
        #expect(
            try #require(turned, "\(more)").table.Z == #require(try changed().0).table.Z)
    }

    /// The published pieces of EXIOBASE 3rx: domestic blocks, and a cube of trade between regions.
    @Test func domesticOrigins() throws {
        // B delivers 4 of s to A, where 40 from home are used: 20 by industries, 20 by final
        // demand. A delivers 6.2 of u to B, where 26 and 5 are used.
        let (found, problems) = try read(Self.domestic)
        let reading = try #require(found, "\(problems)")
        let table = reading.table
        // Home deliveries are as they were given; imports of s follow them: 4/40 of each.
        #expect(table.Z.row(0)[0..<3] == [10, 10, 0])
        assertClose(Array(table.Z.row(3)[0..<3]), [1, 1, 0], absolute: 1e-14)
        assertClose(table.Y.column(0)[3], 2, absolute: 1e-14)
        assertClose(Array(table.Z.row(2)[3...]), [0, 4.8, 0.4], absolute: 1e-14)
        assertClose(table.Y.column(1)[2], 1, absolute: 1e-14)
        #expect(reading.findings.map(\.code) == ["domestic-trade"])
        #expect(table.provenance.history.last?.hasPrefix("Imports of a product") == true)
    }

    /// Imports that nothing at home says anything about are final demand, and told.
    @Test func importsWithoutUsers() throws {
        var technology = [
            0.1, 0.2, 0, 0, 0.1, 0.3, 0.2, 0, 0.1, 0.05, 0, 0.2, 0.1, 0.1, 0, 0, 0, 0,
        ]
        technology[16] = 0
        let trade = Self.doubles([3, 2, 2], [0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0])
        let (found, problems) = try changed([
            "technology": Self.doubles([2, 3, 3], technology),
            "final_use": Self.doubles([2, 3, 1], [20, 30, 10, 50, 40, 0]),
            "trade_shares": nil, "trade": trade,
            "origins": NPZTests.array(
                "'|S8'", "()", Array("domestic".utf8)),
        ])
        let reading = try #require(found, "\(problems)")
        #expect(reading.table.Y[2, 1] == 7)
        #expect(reading.table.Z.row(2)[3...] == [0, 0, 0])
        #expect(
            reading.findings.map(\.message) == [
                """
                7 of imports are of products that nobody uses from home (1 product by importer): \
                they are counted as final demand, in its first category
                """
            ])
    }

    @Test func wrongShares() throws {
        let short = Self.doubles(
            [3, 2, 2], [0.75, 0.5, 0.2, 0.5, 1, 0.125, 0, 0.875, 0.5, 0, 0.5, 1])
        #expect(
            try problem(["trade_shares": short])
                == """
                bad-trade-shares: …/t.npz: trade_shares[s, :, A]: the shares of all exporters in \
                what A uses add up to 0.95 (shares are 0 or more and add up to 1 over exporters, \
                home included; trade in amounts is 0 or more, and domestic origins need it)
                """)
        let negative = Self.doubles(
            [3, 2, 2], [1.25, 0.5, -0.25, 0.5, 1, 0.125, 0, 0.875, 0.5, 0, 0.5, 1])
        #expect(
            try problem(["trade_shares": negative]).contains(
                "trade_shares[s, B, A]: a share is -0.25"))
        let none = Self.doubles([3, 2, 2], [0, 8, 0, 8, 47, 1, 0, 7, 17, 0, 17, 31])
        #expect(
            try problem(["trade_shares": nil, "trade": none]).contains(
                "trade[s, :, A]: A uses the product, and its origins add up to 0"))
        let domestic = NPZTests.array("'|S8'", "()", Array("domestic".utf8))
        #expect(
            try problem(["origins": domestic]).contains(
                "domestic origins need trade, in amounts"))
        #expect(
            try problem(["origins": NPZTests.array("'|S3'", "()", Array("any".utf8))]).contains(
                "‘any’ is no kind of origins"))
    }

    @Test func damage() throws {
        #expect(
            try problem(["technology": Self.doubles([2, 3, 2], [Double](repeating: 0, count: 12))])
                == """
                wrong-shape: …/t.npz/technology.npy: technology has the shape (2, 3, 2) where \
                (2, 3, 3) is expected (it is regions × products × industries)
                """)
        var values = [Double](repeating: 0.1, count: 18)
        values[16] = .nan
        #expect(
            try problem(["technology": Self.doubles([2, 3, 3], values)])
                == """
                not-finite: …/t.npz: technology[B, u, t]: the number is nan (every number must be \
                finite; write 0 where there is no flow)
                """)
        #expect(
            try problem(["use": Self.small["technology"]]).contains(
                "there are technology and use, and one is meant"))
        for name in ["final_use", "V", "regions", "sectors"] {
            #expect(try problem([name: nil]).hasPrefix("missing-array"), "\(name)")
        }
        #expect(
            try problem(["final_use": Self.doubles([2, 3, 2], [Double](repeating: 1, count: 12))])
                .hasPrefix("wrong-shape"))
        #expect(
            try problem(["V": Self.doubles([1, 5], [1, 2, 3, 4, 5])]).hasPrefix("wrong-shape"))
    }

    /// What is written is read as the same table; it is recognised and summed up.
    @Test func roundTrip() throws {
        let table = try ImplicitTable(regions: 5, sectors: 4, seed: 9).table
        try Samples.inFolder { folder in
            let (a, b) = ("\(folder)/a.npz", "\(folder)/b.npz")
            try ImplicitFormat.write(table, to: a)
            let reading = try TableFile.reading(path: a)
            #expect(reading.findings.isEmpty)
            #expect(reading.table.tradedTechnology?.use == table.tradedTechnology?.use)
            assertClose(
                reading.table.tradedTechnology?.shares ?? [],
                table.tradedTechnology?.shares ?? [], relative: 1e-15)
            assertClose(reading.table.x, table.x, relative: 1e-14)
            #expect(reading.table.satellites == table.satellites)
            #expect(reading.table.layout == table.layout)
            let recognition = try #require(TableFile.recognition(of: a))
            #expect(recognition.format == "technology × trade shares (npz)")
            let summary = try TableFile.summary(path: a)
            #expect(summary.regionCount == 5 && summary.sectorCount == 4)
            // Multiplied out, it is a table as any other.
            try TableFile.write(reading.table, to: b)
            let stored = try TableFile.read(path: b)
            #expect(!stored.isImplicit)
            #expect(stored.Z == table.multipliedOut().Z)
            #expect(throws: Diagnostics.self) { try ImplicitFormat.write(stored, to: a) }
        }
    }
}
