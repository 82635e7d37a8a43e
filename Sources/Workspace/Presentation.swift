public import Reporting

/// For whom an answer is put together. It decides which tables come first and how many rows are
/// chosen; never a number.
public struct Presentation: Sendable, Hashable {
    /// Who reads it.
    public var audience: Audience
    /// The only table that is wanted, where one was named.
    public var table: String?

    /// Whether it becomes a workbook, which holds long tables whole.
    public var isWorkbook: Bool

    /// An answer for an audience; for a program by default, which gets everything.
    public init(
        _ audience: Audience = .program, table: String? = nil, isWorkbook: Bool = false
    ) {
        self.audience = audience
        self.table = table
        self.isWorkbook = isWorkbook
    }
}
