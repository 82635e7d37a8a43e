import CPlainNumbers
import TestSupport
import Testing

/// What is read of a text, and how many of its bytes were used.
private func plainNumbers(
    _ text: String, delimiter: Character = ",", limit: Int = 1000
) -> (values: [Double], used: Int) {
    let bytes = Array(text.utf8)
    var values = [Double](repeating: .nan, count: limit)
    let used = bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return 0 }
        var position: UnsafePointer<UInt8>? = base
        let count = cp_plain_numbers(
            &position, base + bytes.count, delimiter.asciiValue ?? 0, limit, &values)
        values.removeLast(limit - count)
        return position.map { $0 - base } ?? 0
    }
    return (values, used)
}

/// False on a processor without the instructions, where nothing is ever read.
private let isSupported = plainNumbers("1,                              ").values == [1]

/// The fast reader of plain cells against the standard library.
@Suite struct PlainNumbersTests {
    /// Text behind the cells that ends no number.
    private static let rest = String(repeating: "x", count: 40)

    @Test(.enabled(if: isSupported, "the processor has no SSE4.1"))
    func everyLengthOnBothSidesOfThePoint() {
        var random = SplitMix64(seed: 5)
        for whole in 0...8 {
            for fraction in 0...8 where whole + fraction > 0 {
                for sign in ["", "-"] {
                    for isPointed in fraction > 0 ? [true] : [false, true] {
                        var cell = sign
                        for _ in 0..<whole { cell += String(random.next() % 10) }
                        if isPointed { cell += "." }
                        for _ in 0..<fraction { cell += String(random.next() % 10) }
                        if cell.count > 15 { continue }
                        let expected = Double(cell + (cell.hasSuffix(".") ? "0" : ""))
                        let found = plainNumbers("\(cell),\(cell);\(Self.rest)")
                        #expect(found.values == [expected], "\(cell)")
                        #expect(found.used == cell.count + 1)
                        #expect(found.values.first?.sign == expected?.sign)
                    }
                }
            }
        }
    }

    @Test(.enabled(if: isSupported, "the processor has no SSE4.1"))
    func manyCellsInARow() {
        var random = SplitMix64(seed: 6)
        let cells = (0..<5000).map { _ in
            String(Double(Int64(random.next() % 10_000_000_000) - 5_000_000_000) / 1000)
        }.filter { !$0.contains("e") && $0.count <= 14 }
        let found = plainNumbers(
            cells.joined(separator: ";") + ";" + Self.rest, delimiter: ";", limit: 9999)
        #expect(found.values == cells.map { Double($0) })
        #expect(plainNumbers("1,2,3,\(Self.rest)", limit: 2).values == [1, 2])
    }

    /// What is not plain is left where it is.
    @Test(arguments: [
        "", "-", ".", "-.", "+1", "1e5", "1.5e-3", "nan", "inf", "1 ", " 1", "1..2", "1.2.3", "--1",
        "1-", "0x1", "123456789", "1.123456789", "12345678.12345678", "\"1\"", "1\r", "1\n", "1\t",
        "1'0",
        "½",
    ])
    func anythingElseIsLeft(cell: String) {
        let found = plainNumbers("\(cell),\(Self.rest)")
        #expect(found.values.isEmpty && found.used == 0)
    }

    /// Nothing behind the end is looked at: without the delimiter in it there is no cell.
    @Test func theEndIsTheEnd() {
        for length in 0...20 {
            let found = plainNumbers("7," + String(repeating: "1", count: length))
            #expect(found.values == [] || found.values == [7])
            #expect(found.used == 2 * found.values.count)
        }
    }
}
