import InputOutput
import LinearAlgebra

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TableCache {
    /// What is kept for one table.
    public struct Entry: FactorStore {
        let cache: TableCache
        let digest: String

        /// The decoded table, its matrices mapped; nil when it is not kept.
        public func table() -> MRIOTable? {
            load("table") { try TableImage.table(in: $0) }
        }

        /// Keeps a table.
        public func keep(table: MRIOTable) {
            let count = table.Z.count + table.Y.count + table.V.count + 2 * table.x.count
            save("table", doubles: count) { try TableImage.write(table, to: $0) }
        }

        /// The factors; nil when they are not kept.
        public func factorization() -> LUFactorization<IndustryAxis>? {
            load("factors") { archive in
                let labels = try JSONDecoder().decode([String].self, from: archive.metadata)
                let n = labels.count
                let axis = Axis<IndustryAxis>(labels)
                let (pivots, owner) = try archive.block("pivots", count: n + 2)
                let (base, _) = try archive.block("factors", count: n * n)
                let order = (0..<n).map { Int32(pivots[$0]) }
                guard order.allSatisfy({ $0 >= 1 && $0 <= n }) else {
                    throw ArchiveDamage("has pivots outside the matrix")
                }
                return LUFactorization(
                    factors: Matrix(axis, axis, borrowing: base, owner: owner), pivots: order,
                    infinityNorm: pivots[n], reciprocalCondition: pivots[n + 1])
            }
        }

        /// Keeps factors.
        public func keep(_ factorization: LUFactorization<IndustryAxis>) {
            // Pivots, the norm and the condition; without a condition the factors are not kept.
            guard let condition = factorization.knownReciprocalCondition else { return }
            let pivots =
                factorization.pivots.map(Double.init) + [factorization.infinityNorm, condition]
            save("factors", doubles: factorization.factors.count + pivots.count) { path in
                let labels = try JSONEncoder().encode(factorization.axis.labels)
                try factorization.factors.withUnsafeElements { factors in
                    try pivots.withUnsafeBufferPointer { pivots in
                        try Archive.write(
                            path, metadata: labels,
                            blocks: [("pivots", pivots), ("factors", factors)])
                    }
                }
            }
        }

        /// L; nil when it is not kept.
        public func inverse() -> Matrix<IndustryAxis, IndustryAxis>? {
            load("inverse") { archive in
                let labels = try JSONDecoder().decode([String].self, from: archive.metadata)
                let axis = Axis<IndustryAxis>(labels)
                let (base, owner) = try archive.block("L", count: labels.count * labels.count)
                return Matrix(axis, axis, borrowing: base, owner: owner)
            }
        }

        /// Keeps L.
        public func keep(inverse: Matrix<IndustryAxis, IndustryAxis>) {
            save("inverse", doubles: inverse.count) { path in
                let labels = try JSONEncoder().encode(inverse.rows.labels)
                try inverse.withUnsafeElements { L in
                    try Archive.write(path, metadata: labels, blocks: [("L", L)])
                }
            }
        }

        private func path(_ kind: String) -> String { "\(cache.folder)/\(digest)/\(kind).bin" }

        /// Opens, verifies and decodes a file; a damaged one is reported and removed.
        private func load<T>(_ kind: String, _ decode: (Archive) throws -> T) -> T? {
            let path = path(kind)
            guard let opened = Archive.open(path) else { return nil }
            do {
                let value = try decode(opened.get())
                try? FileManager.default.setAttributes(
                    [.modificationDate: Date()], ofItemAtPath: path)
                return value
            } catch {
                let reason = (error as? ArchiveDamage)?.reason ?? "cannot be decoded"
                cache.warn(
                    "cache-damaged", "the cache file \(reason); it is removed and made again",
                    path: path)
                try? FileManager.default.removeItem(atPath: path)
                return nil
            }
        }

        /// Writes a file when there is room; failing to keep something is a warning, not an error.
        private func save(_ kind: String, doubles: Int, _ write: (String) throws -> Void) {
            let path = path(kind)
            let size = doubles * MemoryLayout<Double>.stride
            guard cache.makeRoom(for: size, keeping: digest) else {
                cache.warn(
                    "cache-full",
                    "\(size >> 20) MiB do not fit the cache limit of \(cache.limit >> 20) MiB",
                    path: path)
                return
            }
            do {
                try FileManager.default.createDirectory(
                    atPath: "\(cache.folder)/\(digest)", withIntermediateDirectories: true)
                try write(path)
                // The index and the alignment of blocks come on top of what was foreseen.
                _ = cache.makeRoom(for: 0, keeping: digest)
            } catch {
                let reason = (error as? ArchiveDamage)?.reason ?? "\(error)"
                cache.warn(
                    "cache-not-written", "the cache cannot be written: \(reason)", path: path)
            }
        }
    }
}
