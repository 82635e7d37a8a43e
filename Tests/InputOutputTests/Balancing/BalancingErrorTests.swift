import InputOutput
import LinearAlgebra
import Testing

/// What cannot be balanced is explained by the rows and columns that stand in the way.
@Suite struct BalancingErrorTests {
    private func balance(
        _ rows: [[Double]], _ rowTotals: [Double], _ columnTotals: [Double],
        limit: Int = 2000
    ) throws(BalancingError) -> Matrix<RegionAxis, SectorAxis> {
        let names = ["a", "b", "c", "d"]
        let matrix = Matrix<RegionAxis, SectorAxis>(
            Axis(names.prefix(rows.count).map { $0 }),
            Axis((0..<columnTotals.count).map { "s\($0 + 1)" }), rowMajor: rows)
        return try Balancing(iterationLimit: limit).balance(
            matrix, rowTotals: rowTotals, columnTotals: columnTotals
        ).matrix
    }

    private func row(_ index: Int, _ label: String) -> BalancingLine {
        BalancingLine(side: .row, index: index, label: label)
    }
    private func column(_ index: Int) -> BalancingLine {
        BalancingLine(side: .column, index: index, label: "s\(index + 1)")
    }

    @Test func totalsMustAgree() {
        #expect(throws: BalancingError.totalsDiffer(rows: 10, columns: 11)) {
            try balance([[1, 2], [3, 4]], [4, 6], [5, 6])
        }
    }

    @Test func linesOfWrongSignAreAllNamed() {
        let expected = BalancingError.unreachable([
            .init(line: row(0, "a"), total: 3, reason: .empty),
            .init(line: row(1, "b"), total: 2, reason: .noPositiveCells),
            .init(line: row(2, "c"), total: -1, reason: .noNegativeCells),
            .init(line: column(0), total: 5, reason: .noPositiveCells),
            .init(line: column(2), total: -1, reason: .noNegativeCells),
        ])
        #expect(throws: expected) {
            try balance([[0, 0, 0], [-1, 0, 0], [0, 2, 3]], [3, 2, -1], [5, 0, -1])
        }
    }

    @Test func linesBehindZeroTotalsAreNamed() {
        let expected = BalancingError.unreachable([
            .init(line: column(0), total: 2, reason: .onlyZeroTotals)
        ])
        #expect(throws: expected) { try balance([[1, 1], [0, 1]], [0, 5], [2, 3]) }
    }

    @Test func blockedRowsAreProved() {
        let expected = BalancingError.blocked(
            .init(
                lines: [row(0, "a"), row(2, "c")], crossing: [column(1)], needed: 9, available: 6))
        #expect(throws: expected) {
            try balance([[0, 4, 0], [1, 1, 1], [0, 2, 0]], [5, 7, 4], [4, 6, 6])
        }
    }

    @Test func blockedColumnsAreProvedToo() {
        // Columns 1 and 2 can be served by row b only, which has less.
        #expect {
            try balance([[0, 0, 5], [3, 4, 1]], [6, 5], [4, 4, 3])
        } throws: { error in
            guard case .blocked(let block) = error as? BalancingError else { return false }
            let isColumns =
                block.lines == [column(0), column(1)] && block.crossing == [row(1, "b")]
                && block.needed == 8 && block.available == 5
            let isRows =
                block.lines == [row(0, "a")] && block.crossing == [column(2)]
                && block.needed == 6 && block.available == 3
            return isColumns || isRows
        }
    }

    @Test func negativeCellsThatHelpAreNoBlock() throws {
        // As above, but row b may lower column 3, which makes room for row a.
        let balanced = try balance([[0, 0, 5], [3, 4, -1]], [6, 5], [4, 4, 3])
        #expect(abs(balanced[0, 2] - 6) < 1e-8 && abs(balanced[1, 2] + 3) < 1e-8)
    }

    @Test func criticalBlockIsNamedWhenConvergenceHasNoEnd() {
        // Row b needs all of column 2, so that a's cell there must vanish: the gap falls as 1/k.
        #expect {
            try balance([[1, 1], [0, 1]], [1, 1], [1, 1], limit: 100)
        } throws: { error in
            guard
                case .notConverged(let iterations, let worst, let critical) = error
                    as? BalancingError
            else { return false }
            return iterations == 100 && worst.relative > 1e-4
                && critical
                    == BalancingBlock(
                        lines: [row(1, "b")], crossing: [column(1)], needed: 1, available: 1)
        }
    }
}
