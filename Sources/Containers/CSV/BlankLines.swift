/// The lines of a long file that have nothing in them, with or without delimiters: no flow is in
/// them, and none is lost without them.
package struct BlankLines: Sendable {
    /// How many there are between other lines, and how many have delimiters at the end.
    package private(set) var count = 0
    /// Offset of the first that is counted.
    package private(set) var first: Int?
    /// Lines without even a delimiter behind the last line that has something in it.
    private var waiting: (count: Int, first: Int)?

    /// Meets such a line.
    mutating func meet(_ offset: Int, hasCells: Bool) {
        if hasCells {
            goOn()
            count += 1
            first = first ?? offset
        } else {
            waiting = ((waiting?.count ?? 0) + 1, waiting?.first ?? offset)
        }
    }

    /// Something follows.
    mutating func goOn() {
        guard let waiting else { return }
        count += waiting.count
        first = first ?? waiting.first
        self.waiting = nil
    }

    /// Adds those of a later part of the file.
    mutating func add(_ other: BlankLines) {
        count += other.count
        first = first ?? other.first
    }
}
