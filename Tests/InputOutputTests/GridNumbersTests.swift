import InputOutput
import Testing

/// Numbers by region and sector, one by one and for many at once.
@Suite struct GridNumbersTests {
    private let regions = [Region("A"), Region("B")]
    private let sectors = [Sector("x"), Sector("y"), Sector("z")]

    private func numbers(
        _ lines: [(String?, String?, Double)]
    ) throws(Diagnostics) -> GridNumbers {
        try GridNumbers(
            lines.enumerated().map {
                .init(
                    row: $1.0, column: $1.1, value: $1.2, location: .init(file: "f", line: $0 + 2))
            }, rows: regions, columns: sectors, kinds: ("region", "sector"))
    }

    @Test func closestLineCounts() throws {
        let found = try numbers([(nil, nil, 1), ("b", nil, 2), (nil, "Y", 3), ("B", "y", 4)])
        #expect(try found.values() == [1, 3, 1, 2, 4, 2])
        #expect(try numbers([("A", nil, 5)]).values() == [5, 5, 5, nil, nil, nil])
    }

    @Test func totalsAreSpread() throws {
        let found = try numbers([("A", nil, 12), ("B", "z", 7)])
        #expect(
            try found.spread(over: [1, 2, 3, 4, 5, 6]) == [2, 4, 6, nil, nil, 7])
        #expect(
            try numbers([("A", nil, 0)]).spread(over: [0, 0, 0, 1, 1, 1]).prefix(3) == [0, 0, 0])
    }

    private func sentences(_ body: () throws(Diagnostics) -> Void) -> [String] {
        do throws(Diagnostics) {
            try body()
            return []
        } catch {
            return error.items.map(\.sentence)
        }
    }

    @Test func problemsAreNamed() {
        #expect(
            sentences { () throws(Diagnostics) in
                _ = try numbers([("A", "xx", 1), ("C", nil, 1), ("A", "x", 1), ("a", "X", 2)])
            } == [
                "f:2: unknown sector xx (did you mean x?)",
                "f:3: unknown region C (did you mean A?)",
                "f:5: a/X repeats (give each one number)",
            ])
        #expect(
            sentences { () throws(Diagnostics) in
                _ = try numbers([("A", nil, 1), (nil, "y", 2)]).values()
            } == ["A/* and */y both give a number for A/y (add a line for A/y itself)"])
        #expect(
            sentences { () throws(Diagnostics) in
                _ = try numbers([("A", nil, 1), ("A", "y", 2)]).spread(over: [1, 1, 1, 1, 1, 1])
            } == ["f:3: A/y is in A/y and in another line (give each total once)"])
        #expect(
            sentences { () throws(Diagnostics) in
                _ = try numbers([("A", nil, 1)]).spread(over: [0, 0, 0, 1, 1, 1])
            } == [
                "f:2: A/* is 0 now: it is not known how to spread 1.0 (give its parts one by one)"
            ])
    }
}
