package import InputOutput

/// The problems of one file: the first 20, and how many there are.
package struct ProblemList: Sendable {
    /// How many are kept.
    package static let limit = 20

    /// Those that are kept, in order.
    package private(set) var items: [Diagnostic] = []
    /// How many there are.
    package private(set) var count = 0

    /// No problems.
    package init() {}

    /// Adds a problem; it is only made when it is kept.
    package mutating func add(_ problem: @autoclosure () -> Diagnostic) {
        if items.count < Self.limit { items.append(problem()) }
        count += 1
    }

    /// Adds the problems of a later part of the file.
    package mutating func add(_ other: ProblemList) {
        items += other.items.prefix(Self.limit - items.count)
        count += other.count
    }

    /// All as findings, the number of those that are not shown last.
    package func diagnostics(file: String) -> Diagnostics {
        var result = Diagnostics(items)
        if count > items.count {
            let rest = count - items.count
            result.add(
                Diagnostic(
                    .error, "more-problems", "\(rest) more problems are not shown",
                    at: .init(file: file)))
        }
        return result
    }

    /// Throws what was found, if anything was.
    package func throwIfAny(file: String) throws(Diagnostics) {
        try diagnostics(file: file).throwIfErrors()
    }
}
