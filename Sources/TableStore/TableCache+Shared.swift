package import InputOutput
import LinearAlgebra
import Platform

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the doubles of a kept matrix lie, for processes that read or write parts of it.
package struct MatrixPlace: Sendable, Hashable {
    /// The file.
    package let path: String
    /// Where the first number begins, in bytes; the matrix is column-major.
    package let offset: Int
}

/// A file of the cache that several processes write at once.
package final class SharedFile {
    /// Where the matrix goes, under a temporary name.
    package let place: MatrixPlace
    private let archive: Archive.Shared
    private let destination: String

    fileprivate init(_ archive: Archive.Shared, block: String, destination: String) {
        self.archive = archive
        self.destination = destination
        place = MatrixPlace(path: archive.path, offset: archive.offset(of: block))
    }

    /// Takes the file into the cache once all have written. Letting go of it before removes it.
    /// - Throws: `cache-not-written`.
    package func finish() throws(Diagnostics) {
        do {
            try archive.finish(as: destination)
        } catch {
            throw TableCache.Entry.notWritten(destination, error)
        }
    }
}

extension TableCache.Entry {
    /// Where Z of the kept table lies; nil when it is not kept.
    package func placeOfFlows() -> MatrixPlace? { place(of: "Z", in: "table") }

    /// Where the factors lie; nil when they are not kept.
    package func placeOfFactors() -> MatrixPlace? { place(of: "factors", in: "factors") }

    /// Where L lies; nil when it is not kept.
    package func placeOfInverse() -> MatrixPlace? { place(of: "L", in: "inverse") }

    private func place(of block: String, in kind: String) -> MatrixPlace? {
        let found: MatrixPlace?? = load(kind) { archive in
            archive.place(of: block).map { MatrixPlace(path: path(kind), offset: $0.offset) }
        }
        return found ?? nil
    }

    /// Begins a file for factors, n×n.
    /// - Parameters:
    ///   - pivots: row interchanges as LAPACK counts them, n.
    ///   - announce: gets the temporary name before there is a file of it, so that other
    ///     processes can remove it when this one is killed.
    /// - Throws: `cache-full`, `cache-not-written`.
    package func beginFactors(
        _ labels: [String], pivots: [Int32], infinityNorm: Double, reciprocalCondition: Double,
        announce: (String) -> Void = { _ in }
    ) throws(Diagnostics) -> SharedFile {
        let n = labels.count
        let numbers = pivots.map(Double.init) + [infinityNorm, reciprocalCondition]
        return try begin(
            "factors", labels, ("factors", n * n), beside: ("pivots", numbers), announce)
    }

    /// Begins a file for L, n×n.
    /// - Throws: `cache-full`, `cache-not-written`.
    package func beginInverse(
        _ labels: [String], announce: (String) -> Void = { _ in }
    ) throws(Diagnostics) -> SharedFile {
        try begin("inverse", labels, ("L", labels.count * labels.count), beside: nil, announce)
    }

    private func begin(
        _ kind: String, _ labels: [String], _ matrix: (name: String, count: Int),
        beside: (name: String, values: [Double])?, _ announce: (String) -> Void
    ) throws(Diagnostics) -> SharedFile {
        let path = path(kind)
        let size = (matrix.count + (beside?.values.count ?? 0)) * MemoryLayout<Double>.stride
        guard cache.makeRoom(for: size, keeping: key.folder) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "cache-full",
                    "\(size >> 20) MiB do not fit the cache limit of \(cache.limit >> 20) MiB",
                    at: .init(file: path), remedy: "raise the limit with CHOKEPOINT_CACHE_LIMIT")
            ])
        }
        do {
            try cache.makeFolder(folder)
            var blocks = [(matrix.name, matrix.count)]
            if let beside { blocks.insert((beside.name, beside.values.count), at: 0) }
            let archive = try Archive.Shared(
                besides: path, key: archiveKey(kind), facts: labels, blocks: blocks,
                announce: announce)
            if let beside { try archive.write(beside.name, beside.values) }
            return SharedFile(archive, block: matrix.name, destination: path)
        } catch {
            throw Self.notWritten(path, error)
        }
    }

    fileprivate static func notWritten(_ path: String, _ error: any Error) -> Diagnostics {
        let reason =
            switch error {
            case let error as SystemError: error.text
            case let error as ArchiveDamage: error.reason
            default: "it cannot be encoded"
            }
        return Diagnostics([
            Diagnostic(
                .error, "cache-not-written", "the cache cannot be written: \(reason)",
                at: .init(file: path))
        ])
    }
}
