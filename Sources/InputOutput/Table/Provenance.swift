/// Where a table comes from and what was done to it.
public struct Provenance: Sendable, Hashable {
    /// One fact, such as `citation` or `licence`, in the order in which the source gives them.
    public struct Entry: Sendable, Hashable {
        /// What is stated.
        public let key: String
        /// The statement.
        public let value: String

        /// A fact.
        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    /// Facts of the source.
    public var entries: [Entry]
    /// What was done to the table since, oldest first, one sentence each.
    public var history: [String]

    /// Facts and what was done since.
    public init(entries: [Entry] = [], history: [String] = []) {
        self.entries = entries
        self.history = history
    }

    /// The value of one fact.
    public subscript(key: String) -> String? { entries.first { $0.key == key }?.value }

    /// The same with one more step of history.
    public func adding(_ step: String) -> Provenance {
        Provenance(entries: entries, history: history + [step])
    }
}
