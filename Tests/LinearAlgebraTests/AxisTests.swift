import LinearAlgebra
import Testing

private enum Fruit: AxisKind {
    static var elementName: String { "fruit" }
}

@Suite struct AxisTests {
    @Test func labelsAreKept() {
        let axis = Axis<Fruit>(["apple", "pear"])
        #expect(axis.count == 2)
        #expect(axis[1] == "pear")
        #expect(axis.labels == ["apple", "pear"])
    }

    @Test func countsAreLabelledByPosition() {
        let axis = Axis<Fruit>(count: 3)
        #expect(axis.labels == ["0", "1", "2"])
        #expect(axis[2] == "2")
        #expect(Axis<Fruit>(count: 0).labels.isEmpty)
    }

    @Test func equalityIsOfLabelsInOrder() {
        let axis = Axis<Fruit>(["a", "b"])
        #expect(axis == axis)
        #expect(axis == Axis(["a", "b"]))
        #expect(axis != Axis(["b", "a"]))
        #expect(axis != Axis(["a"]))
        #expect(Axis<Fruit>(count: 2) == Axis(["0", "1"]))
        #expect(Axis<Fruit>(count: 2) == Axis(count: 2))
        #expect(Set([axis, Axis(["a", "b"]), Axis(count: 2)]).count == 2)
    }

    @Test func elementNamesAreForMessages() {
        #expect(Fruit.elementName == "fruit")
        #expect(OrdinalAxis.elementName == "position")
    }

    @Test func illegalUseStopsTheProcess() async {
        await #expect(processExitsWith: .failure) { _ = Axis<OrdinalAxis>(count: -1) }
        await #expect(processExitsWith: .failure) { _ = Axis<OrdinalAxis>(["a"])[1] }
        await #expect(processExitsWith: .failure) { _ = Axis<OrdinalAxis>(count: 1)[-1] }
    }
}
