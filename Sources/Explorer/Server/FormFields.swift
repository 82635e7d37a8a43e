import Foundation

/// The fields of a form as they stand in a query (`application/x-www-form-urlencoded`): names with
/// values, in their order; a name may come more than once.
public struct FormFields: Sendable, Hashable {
    /// The fields.
    public var items: [(name: String, value: String)] = []

    /// Fields.
    public init(_ items: [(String, String)] = []) { self.items = items.map { ($0.0, $0.1) } }

    /// The fields of a query, without the question mark. `+` is a blank; what is no percent
    /// encoding stands for itself.
    public init(query: String) {
        items = query.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The first value of a name that is not empty.
    public func first(_ name: String) -> String? {
        items.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// All values of a name that are not empty.
    public func all(_ name: String) -> [String] {
        items.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    /// The fields without some of them and without empty ones.
    public func without(_ names: String...) -> FormFields {
        FormFields(
            items.filter { !names.contains($0.name) && !$0.value.isEmpty }
                .map { ($0.name, $0.value) })
    }

    /// The fields with one more.
    public func with(_ name: String, _ value: String) -> FormFields {
        FormFields(items.map { ($0.name, $0.value) } + [(name, value)])
    }

    /// The fields as a query.
    public var query: String {
        items.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    /// Compares names and values in their order.
    public static func == (left: FormFields, right: FormFields) -> Bool {
        left.items.elementsEqual(right.items) { $0.name == $1.name && $0.value == $1.value }
    }

    /// Hashes names and values.
    public func hash(into hasher: inout Hasher) { hasher.combine(query) }

    private static func decoded(_ text: Substring) -> String {
        let text = String(text.map { $0 == "+" ? " " : $0 })
        return text.removingPercentEncoding ?? text
    }

    /// Signs that restrictions are full of stay readable.
    private static let plain = CharacterSet(charactersIn: "/:@,*~!$()'")
        .union(.init(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        .union(.init(charactersIn: "0123456789-._"))

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? text
    }
}
