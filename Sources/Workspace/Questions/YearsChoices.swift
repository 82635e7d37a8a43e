import InputOutput
import Reporting

/// What is followed where a question is asked of the tables of several years.
public struct YearsChoices: Codable, Sendable, Hashable {
    /// The column to follow, such as `consumption`; nil for the question's own.
    public var follow: String?
    /// A threshold: the result says in which year each row is first above it, such as `0.2` or
    /// `20%`.
    public var above: String?

    /// Nothing chosen.
    public init() {}

    /// Stops where something was chosen though there is one table.
    /// - Throws: `one-year`.
    func requireNothing() throws(Diagnostics) {
        var problems = Diagnostics()
        for (option, value) in [("--follow", follow), ("--above", above)] where value != nil {
            problems.add(
                Diagnostic(
                    .error, "one-year", "this is asked of the tables of several years, not of one",
                    at: .init(place: option),
                    remedy: "name the tables of two years or more, or leave it out"))
        }
        try problems.throwIfErrors()
    }

    /// The threshold as a number.
    /// - Throws: `bad-threshold`.
    func threshold() throws(Diagnostics) -> Double? {
        guard let above else { return nil }
        let text = above.filter { $0 != " " }
        let isPercent = text.hasSuffix("%")
        guard let number = Double(isPercent ? String(text.dropLast()) : text), number.isFinite
        else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-threshold", "‘\(above)’ is not a number",
                    at: .init(place: "--above"), remedy: "write 0.2, 20% or 1500")
            ])
        }
        return isPercent ? number / 100 : number
    }
}
