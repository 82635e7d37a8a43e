import CProducts
import Dispatch
import Platform

/// Products of a matrix with a few vectors from both sides, for which its elements are read once:
/// A·X and Aᵀ·W.
///
/// For a few vectors the time of a product is that of reading the matrix. Columns are gone through
/// in stripes whose number depends on the size alone, and the sums over stripes are taken in their
/// order: a result depends neither on the number of threads nor on the other vectors.
package enum TwoSidedProducts {
    /// Up to so many vectors a side, reading the matrix takes most of the time; beyond, `dgemm`
    /// does.
    package static let mostVectors = 8
    /// Matrices with fewer elements lie in caches, where it does not matter how often they are
    /// read.
    package static let smallest = 1 << 20
    /// From so many elements on, reading the matrix once is worth more than what BLAS gains from
    /// vectors on one side.
    package static let smallestOfOneSide = 1 << 24
    private static let stripes = 8
    private static let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    private struct Work: @unchecked Sendable {
        let a: UnsafePointer<Double>
        let rows: Int
        let columns: Int
        let magnitudes: Int32
        let x: UnsafePointer<Double>
        let forward: Int
        let y: UnsafeMutablePointer<Double>
        let w: UnsafePointer<Double>
        let backward: Int
        let u: UnsafeMutablePointer<Double>

        func run(_ stripe: Int, of count: Int, to sums: UnsafeMutablePointer<Double>) {
            let first = columns * stripe / count
            let last = columns * (stripe + 1) / count
            cp_products(
                a + first * rows, rows, rows, last - first, magnitudes, x + first, forward, sums, w,
                backward, u + first, columns, rows)
        }
    }

    /// Writes y = A·X and u = Aᵀ·W; with `magnitudes`, |A|·X and |A|ᵀ·W.
    /// - Parameters:
    ///   - a: A, `rows` × `columns`, column-major.
    ///   - x: X, `columns` × `forward`.
    ///   - w: W, `rows` × `backward`.
    /// - Complexity: one pass over A; 2·rows·columns operations a vector.
    package static func multiply(
        _ a: UnsafePointer<Double>, rows: Int, columns: Int, magnitudes: Bool = false,
        x: UnsafePointer<Double>, forward: Int, y: UnsafeMutablePointer<Double>,
        w: UnsafePointer<Double>, backward: Int, u: UnsafeMutablePointer<Double>
    ) {
        let stripes = rows * columns >= smallest ? min(stripes, columns) : 1
        let length = rows * forward
        y.update(repeating: 0, count: length)
        let work = Work(
            a: a, rows: rows, columns: columns, magnitudes: magnitudes ? 1 : 0, x: x,
            forward: forward, y: y, w: w, backward: backward, u: u)
        if stripes == 1 { return work.run(0, of: 1, to: y) }
        // One stripe after another is as good where others compute beside.
        let threads = BLASThreads.count == 1 ? 1 : min(processors, stripes)
        var partial = [Double](repeating: 0, count: length * (stripes - 1))
        partial.withUnsafeMutableBufferPointer { partial in
            let parts = Parts(first: y, others: partial.baseAddress ?? y, length: length)
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                for stripe in stride(from: thread, to: stripes, by: threads) {
                    work.run(stripe, of: stripes, to: parts.sums(stripe))
                }
            }
            for stripe in 1..<stripes {
                let sums = parts.sums(stripe)
                for k in 0..<length { y[k] += sums[k] }
            }
        }
    }

    private struct Parts: @unchecked Sendable {
        let first: UnsafeMutablePointer<Double>
        let others: UnsafeMutablePointer<Double>
        let length: Int

        func sums(_ stripe: Int) -> UnsafeMutablePointer<Double> {
            stripe == 0 ? first : others + (stripe - 1) * length
        }
    }
}
