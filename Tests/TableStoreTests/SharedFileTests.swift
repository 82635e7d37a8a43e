import Foundation
import InputOutput
import LinearAlgebra
import Platform
import TableStore
import TestSupport
import Testing

/// Files of the cache that several processes write: each of them some columns, where the place
/// says.
@Suite struct SharedFileTests {
    private func withCache(_ body: (TableCache, String) throws -> Void) throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(TableCache(folder: folder.path), folder.path)
    }

    /// Writes some columns of a matrix as another process would: by name and place.
    private func write(
        _ columns: Range<Int>, of matrix: Matrix<IndustryAxis, IndustryAxis>,
        to place: MatrixPlace
    ) throws {
        let file = try OpenFile(place.path, O_WRONLY)
        let n = matrix.rowCount
        try file.seek(to: place.offset + columns.lowerBound * n * 8)
        try file.write(columns.flatMap { matrix.column($0) }.withUnsafeBytes { Array($0) })
    }

    private func partialFiles(_ folder: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)
        return (all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".partial") }
    }

    @Test func factorsWrittenInPartsAreFactors() throws {
        try withCache { cache, folder in
            let table = try RandomTable.make(regions: 3, sectors: 4, seed: 8)
            let system = try LeontiefSystem(table)
            let made = try system.factorization().estimatingCondition()
            let condition = try made.reciprocalCondition()
            let entry = cache.entry("abc")
            let file = try entry.beginFactors(
                made.axis.labels, pivots: made.pivots, infinityNorm: made.infinityNorm,
                reciprocalCondition: condition)
            try write(7..<12, of: made.factors, to: file.place)
            try write(0..<7, of: made.factors, to: file.place)
            // Not there before all have written.
            #expect(cache.entry("abc").factorization() == nil)
            try file.finish()
            let kept = try #require(cache.entry("abc").factorization())
            #expect(kept.factors == made.factors && kept.pivots == made.pivots)
            #expect(try kept.reciprocalCondition() == condition)
            #expect(kept.infinityNorm == made.infinityNorm)
            let warm = try LeontiefSystem(table, policy: .reusable, store: cache.entry("abc"))
            #expect(try warm.solve(table.Y.rowSums()) == system.solve(table.Y.rowSums()))
            #expect(warm.reports.map(\.solver) == ["LU, double precision"])
            #expect(cache.diagnostics.isEmpty && partialFiles(folder).isEmpty)
        }
    }

    @Test func theInverseLiesWhereItsPlaceSays() throws {
        try withCache { cache, _ in
            let table = try RandomTable.make(regions: 2, sectors: 3, seed: 9)
            let L = try LeontiefSystem(table).inverse()
            let entry = cache.entry("abc")
            #expect(entry.placeOfInverse() == nil)
            let file = try entry.beginInverse(L.rows.labels)
            try write(0..<6, of: L, to: file.place)
            try file.finish()
            #expect(cache.entry("abc").inverse() == L)
            let place = try #require(entry.placeOfInverse())
            let bytes = try Data(contentsOf: URL(filePath: place.path))
            let first = bytes.withUnsafeBytes {
                $0.loadUnaligned(fromByteOffset: place.offset, as: Double.self)
            }
            #expect(first == L[0, 0])
            #expect(cache.diagnostics.isEmpty)
        }
    }

    @Test func theTablesFlowsLieWhereTheirPlaceSays() throws {
        try withCache { cache, _ in
            let table = try RandomTable.make(regions: 2, sectors: 3, seed: 10)
            let entry = cache.entry("abc")
            #expect(entry.placeOfFlows() == nil)
            entry.keep(DecodedTable(table))
            let place = try #require(entry.placeOfFlows())
            let bytes = try Data(contentsOf: URL(filePath: place.path))
            for (i, j) in [(0, 0), (5, 0), (2, 4)] {
                let found = bytes.withUnsafeBytes {
                    $0.loadUnaligned(
                        fromByteOffset: place.offset + 8 * (i + 6 * j), as: Double.self)
                }
                #expect(found == table.Z[i, j])
            }
        }
    }

    /// A process that gives up leaves nothing behind, and what was kept before stays.
    @Test func whatIsNotFinishedIsRemoved() throws {
        try withCache { cache, folder in
            let table = try RandomTable.make(regions: 2, sectors: 3, seed: 11)
            let L = try LeontiefSystem(table).inverse()
            let entry = cache.entry("abc")
            entry.keep(inverse: L)
            do {
                let file = try entry.beginInverse(L.rows.labels)
                try write(0..<3, of: L, to: file.place)
                #expect(partialFiles(folder).count == 1)
            }
            #expect(partialFiles(folder).isEmpty)
            #expect(cache.entry("abc").inverse() == L)
        }
    }

    @Test func whatDoesNotFitIsRefused() throws {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let entry = TableCache(folder: folder.path, limit: 100).entry("abc")
        let error = #expect(throws: Diagnostics.self) {
            try entry.beginInverse(["a", "b", "c", "d"])
        }
        #expect(error?.items.map(\.code) == ["cache-full"])
    }
}
