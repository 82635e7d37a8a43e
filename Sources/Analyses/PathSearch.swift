import InputOutput
import LinearAlgebra

/// Best-first search for the largest products along the cells of A; see `SupplyPaths`.
struct PathSearch {
    /// A path grown from the user backwards. `previous` is its position in `steps`.
    private struct Step {
        let industry: Int
        let previous: Int
    }

    private struct Candidate {
        /// The most that the branch can contribute, or what a complete path does, in absolute
        /// value.
        let bound: Double
        /// The product so far with its sign, supplier weight included when complete.
        let product: Double
        /// Position in `steps`.
        let step: Int
        /// Steps that may still be taken; 0 for a complete path.
        let left: Int
        let isComplete: Bool
    }

    private let table: MRIOTable
    private let inverseOutput: [Double]
    private let weights: [Double]
    private let depth: Int
    /// bounds[m][k]: the largest absolute completion from k in at most m + 1 steps.
    private let bounds: [[Double]]
    private var steps: [Step] = []
    private var queue = BinaryHeap<Candidate> { $0.bound > $1.bound }
    private var best = BinaryHeap<Double> { $0 < $1 }

    init(_ coefficients: TechnicalCoefficients, weights: [Double], depth: Int) {
        table = coefficients.table
        inverseOutput = coefficients.inverseOutput
        self.weights = weights
        self.depth = depth
        var bounds: [[Double]] = []
        var reach = weights.map { abs($0) }
        for _ in 0..<depth {
            let next = Self.largestStep(table, inverseOutput, reach)
            bounds.append(next)
            reach = zip(weights, next).map { max(abs($0), $1) }
        }
        self.bounds = bounds
    }

    /// max_i |a_ik|·reach_i for every k.
    private static func largestStep(
        _ table: MRIOTable, _ inverseOutput: [Double], _ reach: [Double]
    ) -> [Double] {
        let n = table.industryCount
        return table.Z.withUnsafeElements { z in
            reach.withUnsafeBufferPointer { reach in
                (0..<n).map { k in
                    var largest = 0.0
                    for i in 0..<n { largest = max(largest, abs(z[i + k * n]) * reach[i]) }
                    return largest * abs(inverseOutput[k])
                }
            }
        }
    }

    /// Σ_{t ≤ depth} c'·Aᵗ·x_U.
    func totalWithinDepth(_ users: [Int]) -> Double {
        var row = weights
        var sum = 0.0
        for _ in 0..<depth {
            row = zip(table.Z.transposedTimes(row), inverseOutput).map { $0 * $1 }
            for j in users { sum += row[j] * table.x[j] }
        }
        return sum
    }

    /// The `count` largest paths, supplier first; equals (a loop taken earlier or later multiplies
    /// the same numbers) in the order of length and then of industries.
    mutating func largest(
        _ count: Int, to users: [Int]
    ) -> [(industries: [Int], value: Double)] {
        guard count > 0 else { return [] }
        for j in users {
            let bound = abs(table.x[j]) * bounds[depth - 1][j]
            if bound > 0 {
                steps.append(Step(industry: j, previous: -1))
                queue.insert(
                    Candidate(
                        bound: bound, product: table.x[j], step: steps.count - 1, left: depth,
                        isComplete: false))
            }
        }
        var found: [(industries: [Int], value: Double)] = []
        while found.count < count, let candidate = queue.removeFirst() {
            if candidate.isComplete {
                found.append((industries(endingAt: candidate.step), candidate.product))
            } else {
                expand(candidate, keeping: count)
            }
        }
        return Self.orderingTies(found)
    }

    /// Orders runs of contributions that differ by rounding only.
    private static func orderingTies(
        _ found: [(industries: [Int], value: Double)]
    ) -> [(industries: [Int], value: Double)] {
        var result: [(industries: [Int], value: Double)] = []
        var start = 0
        while start < found.count {
            let least = abs(found[start].value) * (1 - 1e-12)
            var end = start + 1
            while end < found.count, abs(found[end].value) >= least { end += 1 }
            result += found[start..<end].sorted { a, b in
                a.industries.count == b.industries.count
                    ? a.industries.lexicographicallyPrecedes(b.industries)
                    : a.industries.count < b.industries.count
            }
            start = end
        }
        return result
    }

    /// Adds every supplier of the last industry, as a complete path and as a longer branch.
    private mutating func expand(_ candidate: Candidate, keeping count: Int) {
        let n = table.industryCount
        let k = steps[candidate.step].industry
        let left = candidate.left - 1
        let scale = candidate.product * inverseOutput[k]
        for i in 0..<n {
            let product = table.Z.withUnsafeElements { $0[i + k * n] } * scale
            if product == 0 { continue }
            if weights[i] != 0 {
                let value = product * weights[i]
                if keeps(abs(value), among: count) {
                    add(i, candidate, abs(value), value, left: 0, isComplete: true)
                    best.insert(abs(value))
                    if best.count > count { _ = best.removeFirst() }
                }
            }
            if left > 0 {
                let bound = abs(product) * bounds[left - 1][i]
                if bound > 0, keeps(bound, among: count) {
                    add(i, candidate, bound, product, left: left, isComplete: false)
                }
            }
        }
    }

    /// False when `count` complete paths at least as large are known.
    ///
    /// Bounds are products in another order than contributions, so that the two may differ by
    /// rounding: a branch is dropped only when it is clearly smaller.
    private func keeps(_ bound: Double, among count: Int) -> Bool {
        guard best.count == count, let least = best.first else { return true }
        return bound >= least * (1 - 1e-12)
    }

    private mutating func add(
        _ i: Int, _ parent: Candidate, _ bound: Double, _ product: Double, left: Int,
        isComplete: Bool
    ) {
        steps.append(Step(industry: i, previous: parent.step))
        queue.insert(
            Candidate(
                bound: bound, product: product, step: steps.count - 1, left: left,
                isComplete: isComplete))
    }

    private func industries(endingAt step: Int) -> [Int] {
        var result: [Int] = []
        var position = step
        while position >= 0 {
            result.append(steps[position].industry)
            position = steps[position].previous
        }
        return result
    }
}
