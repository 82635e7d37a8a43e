/// Doubles at a fixed address for hot loops that several threads share, each writing its own part.
final class ScratchBuffer {
    let base: UnsafeMutablePointer<Double>
    let count: Int

    init(count: Int, repeating value: Double) {
        self.count = count
        base = .allocate(capacity: max(count, 1))
        base.initialize(repeating: value, count: max(count, 1))
    }

    convenience init(_ values: [Double]) {
        self.init(count: values.count, repeating: 0)
        for (k, value) in values.enumerated() { base[k] = value }
    }

    deinit { base.deallocate() }

    var values: [Double] { Array(UnsafeBufferPointer(start: base, count: count)) }

    func fill(_ value: Double) { base.update(repeating: value, count: count) }
}
