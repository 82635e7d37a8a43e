import LinearAlgebra
import TestSupport
import Testing

private typealias Square = Matrix<OrdinalAxis, OrdinalAxis>

/// Memory that tells when it is let go.
private final class Owner: Sendable {
    nonisolated(unsafe) let base: UnsafeMutablePointer<Double>
    init(_ values: [Double]) {
        base = .allocate(capacity: values.count)
        base.initialize(from: values, count: values.count)
    }
    deinit { base.deallocate() }
}

@Suite struct MatrixTests {
    private let axis2 = Axis<OrdinalAxis>(count: 2)
    private let axis3 = Axis<OrdinalAxis>(count: 3)

    @Test func elementsAreColumnMajor() {
        let byColumn = Square(axis2, axis3, columnMajor: [1, 2, 3, 4, 5, 6])
        let byRow = Square(axis2, axis3, rowMajor: [[1, 3, 5], [2, 4, 6]])
        #expect(byColumn == byRow)
        #expect(byColumn[1, 2] == 6)
        #expect(byColumn[0, 1] == 3)
        #expect(byColumn.column(1) == [3, 4])
        #expect(byColumn.row(1) == [2, 4, 6])
        #expect(byColumn.count == 6)
    }

    @Test func newMatricesAreZero() {
        #expect(Square(axis3, axis2).elements == [0, 0, 0, 0, 0, 0])
    }

    @Test func emptyMatricesAreLegal() {
        let none = Axis<OrdinalAxis>(count: 0)
        let empty = Square(none, axis3, columnMajor: [])
        #expect(empty.count == 0)
        #expect(empty.column(2).isEmpty)
        #expect(Square(none, none).elements.isEmpty)
        #expect(Square(none, axis3, rowMajor: []) == empty)
    }

    @Test func copiesShareUntilOneChanges() {
        let original = RandomMatrix.uniform(4, 4, seed: 1)
        var copy = original
        let before = original.elements
        let shared = original.withUnsafeElements { a in
            copy.withUnsafeElements { $0.baseAddress == a.baseAddress }
        }
        #expect(shared)
        copy[2, 3] = 7
        #expect(original.elements == before)
        #expect(copy[2, 3] == 7)
        copy.setColumn(0, to: [1, 2, 3, 4])
        copy.scaleRows(by: [2, 2, 2, 2])
        #expect(copy.column(0) == [2, 4, 6, 8])
        #expect(original.elements == before)
    }

    @Test func borrowedMemoryIsNeverWritten() {
        let owner = Owner([1, 2, 3, 4])
        let borrowed = Square(axis2, axis2, borrowing: owner.base, owner: owner)
        var changed = borrowed
        #expect(borrowed.elements == [1, 2, 3, 4])
        changed[0, 0] = 9
        var sole = Square(axis2, axis2, borrowing: owner.base, owner: owner)
        sole.withUnsafeMutableElements { $0[1] = 8 }
        #expect(sole.elements == [1, 8, 3, 4])
        #expect(changed.elements == [9, 2, 3, 4])
        #expect(Array(UnsafeBufferPointer(start: owner.base, count: 4)) == [1, 2, 3, 4])
    }

    @Test func borrowedMemoryLivesAsLongAsTheMatrix() {
        var owner: Owner? = Owner([5, 6])
        weak let observed = owner
        var matrix: Square?
        if let strong = owner {
            matrix = Square(axis2, Axis(count: 1), borrowing: strong.base, owner: strong)
        }
        owner = nil
        #expect(observed != nil)
        #expect(matrix?.elements == [5, 6])
        matrix = nil
        #expect(observed == nil)
    }

    @Test func fillingMayFail() {
        struct Refused: Error {}
        #expect(throws: Refused.self) {
            _ = try Square(axis2, axis2) { (_) throws(Refused) in throw Refused() }
        }
        let filled = Square(axis2, axis2) { p in
            for k in 0..<p.count { p[k] = Double(k) }
        }
        #expect(filled.elements == [0, 1, 2, 3])
    }

    @Test func relabellingKeepsElementsWithoutACopy() {
        let matrix = Square(axis2, axis2, columnMajor: [1, 2, 3, 4])
        let named = matrix.relabelled(Axis<OrdinalAxis>(["a", "b"]), axis2)
        #expect(named.elements == matrix.elements)
        #expect(named.rows.labels == ["a", "b"])
        #expect(named != matrix)
        let isShared = named.withUnsafeElements { a in
            matrix.withUnsafeElements { $0.baseAddress == a.baseAddress }
        }
        #expect(isShared)
    }

    @Test func equalityIsExact() {
        let a = Square(axis2, axis2, columnMajor: [1, 2, 3, 4])
        #expect(a == Square(axis2, axis2, columnMajor: [1, 2, 3, 4]))
        #expect(a != Square(axis2, axis2, columnMajor: [1, 2, 3, 4.0.nextUp]))
        let nan = Square(axis2, axis2, columnMajor: [.nan, 2, 3, 4])
        #expect(nan != nan)
    }

    @Test func identityIsIdentity() {
        #expect(Square.identity(axis3).elements == [1, 0, 0, 0, 1, 0, 0, 0, 1])
    }

    @Test func illegalShapesStopTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = Square(Axis(count: 2), Axis(count: 2), columnMajor: [1])
        }
        await #expect(processExitsWith: .failure) {
            _ = Square(Axis(count: 2), Axis(count: 2), rowMajor: [[1, 2], [3]])
        }
        await #expect(processExitsWith: .failure) {
            _ = Square(Axis(count: 2), Axis(count: 2)).relabelled(
                Axis<OrdinalAxis>(count: 3), Axis<OrdinalAxis>(count: 2))
        }
    }

    @Test func illegalIndicesStopTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = Square(Axis(count: 2), Axis(count: 2))[2, 0]
        }
        await #expect(processExitsWith: .failure) {
            var matrix = Square(Axis(count: 2), Axis(count: 2))
            matrix[0, -1] = 1
        }
        await #expect(processExitsWith: .failure) {
            _ = Square(Axis(count: 2), Axis(count: 2)).column(2)
        }
        await #expect(processExitsWith: .failure) {
            _ = Square(Axis(count: 2), Axis(count: 2)).row(-1)
        }
        await #expect(processExitsWith: .failure) {
            var matrix = Square(Axis(count: 2), Axis(count: 2))
            matrix.setColumn(0, to: [1])
        }
    }
}
