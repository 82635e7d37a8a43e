import LinearAlgebra
import TestSupport
import Testing

@Suite struct BlockDiagonalLUTests {
    private func solve(
        _ P: BlockDiagonalLU, _ b: [Double], columns: Int = 1, _ t: Transposition = .none
    ) -> [Double] {
        var x = b
        var span = x.mutableSpan
        P.solve(t, &span, columns: columns)
        return x
    }

    @Test(arguments: [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5), (2, 3), (35, 4), (65, 2)])
    func solvesBlockByBlock(shape: (Int, Int)) throws {
        let (size, count) = shape
        let blocks = (0..<count).map { RandomMatrix.leontief(size, seed: UInt64($0)) }
        let P = BlockDiagonalLU(blockSize: size, blockCount: count) { block, target in
            for (k, value) in blocks[block].elements.enumerated() { target[k] = value }
        }
        let n = size * count
        let b = RandomMatrix.vector(2 * n, seed: 9)
        for transposition in [Transposition.none, .transposed] {
            let x = solve(P, b, columns: 2, transposition)
            for column in 0..<2 {
                for (block, M) in blocks.enumerated() {
                    let range = (column * n + block * size)..<(column * n + (block + 1) * size)
                    assertClose(
                        Array(x[range]),
                        try LUFactorization(M).solve(Array(b[range]), transposition),
                        absolute: 1e-14, "\(shape), block \(block)")
                }
            }
        }
    }

    @Test func aSingularBlockIsLeftOut() {
        let P = BlockDiagonalLU(blockSize: 1, blockCount: 3) { block, target in
            target[0] = block == 1 ? 0 : 4
        }
        #expect(solve(P, [4, 4, 4]) == [1, 4, 1])
    }

    @Test func negativeSizesStopTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = BlockDiagonalLU(blockSize: -1, blockCount: 1) { _, _ in }
        }
    }
}
