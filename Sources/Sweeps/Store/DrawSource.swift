public import InputOutput

/// Draws that can be read as often as needed: a file of draws, or draws that are in memory.
public struct DrawSource: Sendable {
    /// What the draws are about.
    public let header: SweepHeader
    private let content: Content

    private enum Content: Sendable {
        case file(String)
        case memory([DrawRecord])
    }

    /// The draws of a file.
    /// - Throws: as `DrawReader`.
    public init(_ path: String) throws(Diagnostics) {
        header = try DrawReader(path).header
        content = .file(path)
    }

    /// Draws in memory: the first of `header.range`, in order.
    public init(_ header: SweepHeader, _ draws: [DrawRecord]) {
        precondition(
            zip(draws, header.range).allSatisfy { $0.index == $1 }
                && draws.count <= header.range.count, "draws of another sweep")
        self.header = header
        content = .memory(draws)
    }

    /// Goes through the draws from the first on.
    /// - Throws: as `DrawReader`.
    public func cursor() throws(Diagnostics) -> DrawCursor {
        switch content {
        case .file(let path): DrawCursor(.reader(try DrawReader(path)))
        case .memory(let draws): DrawCursor(.draws(draws[...]))
        }
    }

    /// Calls `body` with every draw.
    /// - Throws: as `DrawReader`.
    public func forEach(_ body: (DrawRecord) -> Void) throws(Diagnostics) {
        var cursor = try cursor()
        while let draw = try cursor.next() { body(draw) }
    }
}

/// A place among the draws of a `DrawSource`.
public struct DrawCursor {
    enum Rest {
        case reader(DrawReader)
        case draws(ArraySlice<DrawRecord>)
    }

    private var rest: Rest

    init(_ rest: Rest) { self.rest = rest }

    /// The next draw; `nil` after the last.
    /// - Throws: as `DrawReader`.
    public mutating func next() throws(Diagnostics) -> DrawRecord? {
        switch rest {
        case .reader(let reader): return try reader.next()
        case .draws(let draws):
            rest = .draws(draws.dropFirst())
            return draws.first
        }
    }
}
