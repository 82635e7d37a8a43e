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
            code: String(parts[0]), name: whole(String(parts[1])),
            place: (Double(parts[2]) ?? 0, Double(parts[3]) ?? 0), outline: String(parts[4]))
    }

    /// A name without the abbreviations of Natural Earth.
    private static func whole(_ name: String) -> String {
        let irregular = [
            "Dem. Rep. Congo": "Democratic Republic of the Congo", "W. Sahara": "Western Sahara",
            "N. Cyprus": "Northern Cyprus", "S. Sudan": "South Sudan",
            "Eq. Guinea": "Equatorial Guinea", "Falkland Is.": "Falkland Islands",
            "Solomon Is.": "Solomon Islands", "Bosnia and Herz.": "Bosnia and Herzegovina",
        ]
        if let found = irregular[name] { return found }
        return name.hasSuffix(" Rep.") ? name.dropLast(4) + "Republic" : name
    }
}
