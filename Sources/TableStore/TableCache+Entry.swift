import CXXHash
public import InputOutput
public import LinearAlgebra
import Platform

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TableCache {
    /// What is kept for one table.
    public struct Entry: FactorStore {
        let cache: TableCache
        let key: TableKey
        /// The path of the table's file.
        let source: String
        private let keyText: String
        let folder: String

        init(cache: TableCache, key: TableKey, source: String) {
            self.cache = cache
            self.key = key
            self.source = source
            keyText = key.text
            folder = "\(cache.folder)/\(key.folder)"
        }

        /// The decoded table, its matrices mapped, with the findings of reading it; nil when it is
        /// not kept.
        public func table() -> DecodedTable? {
            load("table") { try TableImage.table(in: $0, of: source) }
        }

        /// Keeps a table.
        public func keep(_ kept: DecodedTable) {
            let table = kept.table
            // What an implicit table is read from is smaller and as fast.
            if table.isImplicit { return }
            let count =
                table.Z.count + table.Y.count + table.V.count + 2 * table.x.count
                + table.satellites.reduce(0) { $0 + $1.F.count + $1.FY.count }
            save("table", doubles: count) { path in
                try TableImage.write(kept, of: source, to: path, key: archiveKey("table"))
            }
        }

        /// What an audit of the table came to, where one was made; nil when it is not kept.
        public func verdict() -> AuditVerdict? {
            load("verdict") { archive in
                let kept = try JSONDecoder().decode(KeptVerdict.self, from: archive.facts)
                return kept.revision == AuditVerdict.revision ? kept.verdict : nil
            } ?? nil
        }

        /// Keeps what an audit of the table came to.
        public func keep(_ verdict: AuditVerdict) {
            save("verdict", doubles: 0) { path in
                try Archive.write(
                    path, key: archiveKey("verdict"), facts: KeptVerdict(verdict: verdict),
                    blocks: [])
            }
        }

        /// A verdict with the revision of the audit that it is of.
        private struct KeptVerdict: Codable {
            var revision = AuditVerdict.revision
            var verdict: AuditVerdict
        }

        /// The factors; nil when they are not kept.
        public func factorization() -> LUFactorization<IndustryAxis>? {
            load("factors") { archive in
                let labels = try JSONDecoder().decode([String].self, from: archive.facts)
                let n = labels.count
                guard let count = WholeNumber.product(n, n) else {
                    throw ArchiveDamage("has too many labels")
                }
                let axis = Axis<IndustryAxis>(labels)
                let (numbers, numbersOwner) = try archive.block("pivots", count: n + 2)
                let (base, owner) = try archive.block("factors", count: count)
                let facts = withExtendedLifetime(numbersOwner) {
                    Array(UnsafeBufferPointer(start: numbers, count: n + 2))
                }
                // Rows are interchanged with later ones only.
                let pivots = (0..<n).compactMap { k in
                    Int32(exactly: facts[k]).flatMap { $0 > k && $0 <= n ? $0 : nil }
                }
                let (norm, condition) = (facts[n], facts[n + 1])
                guard pivots.count == n, norm.isFinite, norm >= 0, condition >= 0, condition <= 2
                else { throw ArchiveDamage("has pivots outside the matrix") }
                return LUFactorization(
                    factors: Matrix(axis, axis, borrowing: base, owner: owner), pivots: pivots,
                    infinityNorm: norm, reciprocalCondition: condition)
            }
        }

        /// Keeps factors.
        public func keep(_ factorization: LUFactorization<IndustryAxis>) {
            // Pivots, the norm and the condition; without a condition the factors are not kept.
            guard let condition = factorization.knownReciprocalCondition else { return }
            let pivots =
                factorization.pivots.map(Double.init) + [factorization.infinityNorm, condition]
            save("factors", doubles: factorization.factors.count + pivots.count) { path in
                try factorization.factors.withUnsafeElements { factors in
                    try pivots.withUnsafeBufferPointer { pivots in
                        try Archive.write(
                            path, key: archiveKey("factors"), facts: factorization.axis.labels,
                            blocks: [("pivots", pivots), ("factors", factors)])
                    }
                }
            }
        }

        /// Removes factors that do not solve the system of the table.
        public func discardFactorization() { discard("factors") }

        /// L; nil when it is not kept.
        public func inverse() -> Matrix<IndustryAxis, IndustryAxis>? {
            load("inverse") { archive in
                let labels = try JSONDecoder().decode([String].self, from: archive.facts)
                guard let count = WholeNumber.product(labels.count, labels.count) else {
                    throw ArchiveDamage("has too many labels")
                }
                let axis = Axis<IndustryAxis>(labels)
                let (base, owner) = try archive.block("L", count: count)
                return Matrix(axis, axis, borrowing: base, owner: owner)
            }
        }

        /// Keeps L.
        public func keep(inverse: Matrix<IndustryAxis, IndustryAxis>) {
            save("inverse", doubles: inverse.count) { path in
                try inverse.withUnsafeElements { L in
                    try Archive.write(
                        path, key: archiveKey("inverse"), facts: inverse.rows.labels,
                        blocks: [("L", L)])
                }
            }
        }

        /// Removes an inverse that does not solve the system of the table.
        public func discardInverse() { discard("inverse") }

        /// Factors that a model derived from the table; nil when they are not kept.
        public func derivedFactorization(
            _ name: String, count: Int
        ) -> LUFactorization<OrdinalAxis>? {
            load(Self.derivedKind(name), named: name) { archive in
                guard let elements = WholeNumber.product(count, count) else {
                    throw ArchiveDamage("has too many rows")
                }
                let (numbers, numbersOwner) = try archive.block("pivots", count: count + 1)
                let (base, owner) = try archive.block("factors", count: elements)
                let facts = withExtendedLifetime(numbersOwner) {
                    Array(UnsafeBufferPointer(start: numbers, count: count + 1))
                }
                let pivots = (0..<count).compactMap { k in
                    Int32(exactly: facts[k]).flatMap { $0 > k && $0 <= count ? $0 : nil }
                }
                guard pivots.count == count, facts[count].isFinite, facts[count] >= 0 else {
                    throw ArchiveDamage("has pivots outside the matrix")
                }
                let axis = Axis<OrdinalAxis>(count: count)
                return LUFactorization(
                    factors: Matrix(axis, axis, borrowing: base, owner: owner), pivots: pivots,
                    infinityNorm: facts[count])
            }
        }

        /// Keeps factors that a model derived from the table.
        public func keep(_ factorization: LUFactorization<OrdinalAxis>, derived name: String) {
            let kind = Self.derivedKind(name)
            let pivots = factorization.pivots.map(Double.init) + [factorization.infinityNorm]
            save(kind, doubles: factorization.factors.count + pivots.count) { path in
                try factorization.factors.withUnsafeElements { factors in
                    try pivots.withUnsafeBufferPointer { pivots in
                        try Archive.write(
                            path, key: archiveKey(kind, named: name), facts: [name],
                            blocks: [("pivots", pivots), ("factors", factors)])
                    }
                }
            }
        }

        /// What the file of a name is called: names are longer than file names may be.
        private static func derivedKind(_ name: String) -> String {
            let bytes = Array(name.utf8)
            let digest = bytes.withUnsafeBytes { cp_checksum($0.baseAddress, $0.count) }
            let digits = String(digest, radix: 16)
            return "derivative-" + String(repeating: "0", count: 16 - digits.count) + digits
        }

        func path(_ kind: String) -> String { "\(folder)/\(kind).bin" }

        /// What stands in a file of a kind.
        func archiveKey(_ kind: String, named name: String? = nil) -> String {
            "\(kind) \(name.map { "\($0) " } ?? "")\(keyText)"
        }

        /// Opens, verifies and decodes a file; a damaged one is reported and removed.
        func load<T>(
            _ kind: String, named name: String? = nil, _ decode: (Archive) throws -> T
        ) -> T? {
            let path = path(kind)
            do {
                guard let archive = try Archive.open(path, key: archiveKey(kind, named: name))
                else { return nil }
                let value = try decode(archive)
                // It was used now.
                utimensat(AT_FDCWD, path, nil, AT_SYMLINK_NOFOLLOW)
                return value
            } catch {
                report(path, (error as? ArchiveDamage)?.reason ?? "cannot be decoded")
                return nil
            }
        }

        private func discard(_ kind: String) {
            report(path(kind), "does not solve the equations of the table")
        }

        func report(_ path: String, _ reason: String) {
            var end = "it is removed and made again"
            do { try Folder.remove(path) } catch { end = "it is not used, and stays" }
            cache.warn("cache-damaged", "the cache file \(reason); \(end)", path: path)
        }

        /// Writes a file when there is room; failing to keep something is a warning, not an error.
        private func save(_ kind: String, doubles: Int, _ write: (String) throws -> Void) {
            let path = path(kind)
            let size = doubles * MemoryLayout<Double>.stride
            guard cache.makeRoom(for: size, keeping: key.folder) else {
                cache.warn(
                    "cache-full",
                    "\(size >> 20) MiB do not fit the cache limit of \(cache.limit >> 20) MiB",
                    path: path)
                return
            }
            do {
                try cache.makeFolder(folder)
                try write(path)
                // The index and the alignment of blocks come on top of what was foreseen.
                _ = cache.makeRoom(for: 0, keeping: key.folder)
            } catch {
                let reason =
                    switch error {
                    case let error as SystemError: error.text
                    case let error as ArchiveDamage: error.reason
                    default: "it cannot be encoded"
                    }
                cache.warn(
                    "cache-not-written", "the cache cannot be written: \(reason)", path: path)
            }
        }
    }
}
