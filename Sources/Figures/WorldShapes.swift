/// Outlines of the world's economies on the plane of the map.
struct WorldShapes: Sendable {
    /// One economy.
    struct Shape: Sendable {
        /// Alpha-3 code; `-` for a territory without one.
        let code: String
        /// Name; empty for those that have a place alone.
        let name: String
        /// The place of a label or a dot.
        let place: (x: Double, y: Double)
        /// The outline; empty for economies that are too small for one.
        let outline: String
    }

    /// Every shape, those without an outline last.
    static let all: [Shape] = recorded.split(separator: "\n").map { line in
        let parts = line.split(separator: ";", omittingEmptySubsequences: false)
        precondition(parts.count == 5, "a shape has five parts")
        return Shape(
            code: String(parts[0]), name: String(parts[1]),
            place: (Double(parts[2]) ?? 0, Double(parts[3]) ?? 0), outline: String(parts[4]))
    }
}
