/// Codes of the System of National Accounts in labels.
enum AccountCode {
    /// The code at the end of a label, such as `P.3h` of
    /// `Household final consumption P.3h`; the label itself when it has none.
    static func code(_ label: String) -> String {
        guard let last = label.split(separator: " ").last, let first = last.first,
            first.isUppercase, last.dropFirst().first == ".", last.count > 2
        else { return label }
        return String(last)
    }
}
