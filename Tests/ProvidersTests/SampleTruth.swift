import Foundation
import InputOutput
import TestSupport
import Testing

/// What a sample of a provider's layout holds, as `truth/` beside it states it.
struct SampleTruth {
    /// The folder of the sample.
    let folder: URL
    /// Rows of the matrices in the order of the source.
    let Z: [[Double]]
    let Y: [[Double]]
    let V: [[Double]]
    let x: [Double]
    /// Labels of the columns of Y and of the rows of V, as the source writes them.
    let finalDemand: [String]
    let valueAdded: [String]
    /// Labels of the rows of Z, as the source writes them.
    let labels: [String]

    /// Whether a sample is there.
    static func isPresent(_ layout: String) -> Bool { Fixtures.formatSample(layout) != nil }

    private struct Facts: Decodable {
        let labels: [String]
        let final_demand: [String]
        let value_added: [String]
    }

    /// The truth of a sample that is there.
    init(_ layout: String) throws {
        guard let folder = Fixtures.formatSample(layout) else {
            throw CocoaError(.fileNoSuchFile)
        }
        self.folder = folder
        func rows(_ name: String) throws -> [[Double]] {
            try String(contentsOf: folder.appending(path: "truth/\(name).tsv"), encoding: .utf8)
                .split(separator: "\n").map { line in
                    try line.split(separator: "\t").map { cell in
                        try #require(Double(cell), "\(name): \(cell)")
                    }
                }
        }
        Z = try rows("Z")
        Y = try rows("Y")
        V = try rows("V")
        x = try rows("x").map { $0[0] }
        let text = try Data(contentsOf: folder.appending(path: "truth/truth.json"))
        let facts = try JSONDecoder().decode(Facts.self, from: text)
        (labels, finalDemand, valueAdded) = (facts.labels, facts.final_demand, facts.value_added)
    }

    /// Path of a file of the sample.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Requires the same Z, Y, V and x, bit by bit but for x.
    /// - Parameter demandOrder: for each column of the table's Y its column in the source; the same
    ///   order when nil.
    func expectSame(
        _ table: MRIOTable, demandOrder: [Int]? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let order = demandOrder ?? Array(0..<(Y.first?.count ?? 0))
        #expect(
            (0..<table.Z.rowCount).map { table.Z.row($0) } == Z, sourceLocation: sourceLocation)
        #expect(
            (0..<table.Y.rowCount).map { table.Y.row($0) }
                == Y.map { row in order.map { row[$0] } },
            sourceLocation: sourceLocation)
        #expect(
            (0..<table.V.rowCount).map { table.V.row($0) } == V, sourceLocation: sourceLocation)
        #expect(table.x.count == x.count, sourceLocation: sourceLocation)
        for (a, b) in zip(table.x, x) {
            #expect(
                abs(a - b) <= 1e-9 * max(1, abs(b)), "\(a) is not \(b)",
                sourceLocation: sourceLocation)
        }
    }
}
