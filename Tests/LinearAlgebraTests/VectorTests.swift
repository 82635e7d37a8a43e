import LinearAlgebra
import TestSupport
import Testing

private enum Fruit: AxisKind {
    static var elementName: String { "fruit" }
}

@Suite struct VectorTests {
    private let fruits = Axis<Fruit>(["apple", "pear"])
    private let places = Axis<OrdinalAxis>(["shop", "field", "mill"])

    @Test func productsCarryTheOuterLabels() {
        let M = Matrix(places, fruits, rowMajor: [[1, 2], [0, 3], [4, 0]])
        let sold = M.times(Vector(fruits, [10, 1]))
        #expect(sold == Vector(places, [12, 3, 40]))
        #expect(sold.axis.labels == ["shop", "field", "mill"])
        #expect(M.transposedTimes(Vector(places, [1, 1, 2])) == Vector(fruits, [9, 5]))
    }

    @Test func isACollectionOfItsNumbers() {
        var vector = Vector(zeros: fruits)
        vector[1] += 2.5
        #expect(Array(vector) == [0, 2.5])
        #expect(vector.max() == 2.5)
        #expect(vector.values == [0, 2.5])
        #expect(Vector(zeros: Axis<Fruit>(count: 0)).isEmpty)
    }

    @Test func labelsTellVectorsApart() {
        #expect(Vector(fruits, [1, 2]) != Vector(Axis<Fruit>(["pear", "apple"]), [1, 2]))
    }

    @Test func whatDoesNotFitStopsTheProcess() async {
        await #expect(processExitsWith: .failure) {
            _ = Vector(Axis<OrdinalAxis>(count: 2), [1])
        }
        await #expect(processExitsWith: .failure) {
            let axis = Axis<OrdinalAxis>(["a", "b"])
            _ = Matrix(axis, axis).times(Vector(Axis<OrdinalAxis>(["b", "a"]), [1, 2]))
        }
    }
}
