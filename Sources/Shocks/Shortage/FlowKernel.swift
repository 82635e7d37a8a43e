/// The two sums over a buyer's column of deliveries that the daily model is made of, in vectors of
/// eight.
///
/// A column holds the n = G·N deliveries to one buyer, region-major.
enum FlowKernel {
    private typealias Eight = SIMD8<Double>
    private static let width = Eight.scalarCount

    /// sums[p] += Σ_r column[r·N + p]·weights[r·N + p] over the regions that are listed.
    ///
    /// - Complexity: O(regions·N), reading each delivery once.
    static func collect(
        _ column: UnsafePointer<Double>, _ weights: UnsafePointer<Double>,
        regions: UnsafeBufferPointer<Int>, _ N: Int, into sums: UnsafeMutablePointer<Double>
    ) {
        var k = 0
        while k + 4 <= regions.count {
            let (a, b, c, d) = (
                regions[k] * N, regions[k + 1] * N, regions[k + 2] * N, regions[k + 3] * N
            )
            var p = 0
            while p + width <= N {
                var sum = load(sums + p)
                sum += load(column + a + p) * load(weights + a + p)
                sum += load(column + b + p) * load(weights + b + p)
                sum += load(column + c + p) * load(weights + c + p)
                sum += load(column + d + p) * load(weights + d + p)
                store(sum, sums + p)
                p += width
            }
            while p < N {
                var sum = sums[p]
                sum += column[a + p] * weights[a + p]
                sum += column[b + p] * weights[b + p]
                sum += column[c + p] * weights[c + p]
                sum += column[d + p] * weights[d + p]
                sums[p] = sum
                p += 1
            }
            k += 4
        }
        while k < regions.count {
            let a = regions[k] * N
            var p = 0
            while p + width <= N {
                store(
                    load(sums + p) + load(column + a + p) * load(weights + a + p), sums + p)
                p += width
            }
            while p < N {
                sums[p] += column[a + p] * weights[a + p]
                p += 1
            }
            k += 1
        }
    }

    /// sums[r·N + p] += Σ_k columns[k][r·N + p]·factors[k][p] for up to four buyers k.
    ///
    /// - Complexity: O(buyers·G·N), reading each delivery once and each sum once for four buyers.
    static func spread(
        _ columns: [(column: UnsafePointer<Double>, factors: UnsafePointer<Double>)], _ G: Int,
        _ N: Int, into sums: UnsafeMutablePointer<Double>
    ) {
        var k = 0
        while k + 4 <= columns.count {
            let (a, b, c, d) = (columns[k], columns[k + 1], columns[k + 2], columns[k + 3])
            for r in 0..<G {
                let offset = r * N
                let (za, zb, zc, zd) = (
                    a.column + offset, b.column + offset, c.column + offset, d.column + offset
                )
                let target = sums + offset
                var p = 0
                while p + width <= N {
                    var sum = load(target + p)
                    sum += load(za + p) * load(a.factors + p)
                    sum += load(zb + p) * load(b.factors + p)
                    sum += load(zc + p) * load(c.factors + p)
                    sum += load(zd + p) * load(d.factors + p)
                    store(sum, target + p)
                    p += width
                }
                while p < N {
                    var sum = target[p]
                    sum += za[p] * a.factors[p]
                    sum += zb[p] * b.factors[p]
                    sum += zc[p] * c.factors[p]
                    sum += zd[p] * d.factors[p]
                    target[p] = sum
                    p += 1
                }
            }
            k += 4
        }
        while k < columns.count {
            let one = columns[k]
            for r in 0..<G {
                let (z, target) = (one.column + r * N, sums + r * N)
                var p = 0
                while p + width <= N {
                    store(load(target + p) + load(z + p) * load(one.factors + p), target + p)
                    p += width
                }
                while p < N {
                    target[p] += z[p] * one.factors[p]
                    p += 1
                }
            }
            k += 1
        }
    }

    @inline(__always)
    private static func load(_ pointer: UnsafePointer<Double>) -> Eight {
        UnsafeRawPointer(pointer).loadUnaligned(as: Eight.self)
    }

    @inline(__always)
    private static func load(_ pointer: UnsafeMutablePointer<Double>) -> Eight {
        UnsafeRawPointer(pointer).loadUnaligned(as: Eight.self)
    }

    @inline(__always)
    private static func store(_ value: Eight, _ pointer: UnsafeMutablePointer<Double>) {
        UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: Eight.self)
    }
}
