/// One field of a question's JSON object.
public struct QuestionField: Sendable, Hashable {
    /// What a field takes.
    public enum Kind: Sendable, Hashable {
        /// Words, as they would be typed after the option.
        case text
        /// A list of them.
        case texts
        /// A whole number.
        case integer
        /// A number.
        case number
        /// `true` or `false`.
        case flag
        /// One of these words.
        case choice([String])
    }

    /// Its name, such as `rank_by`.
    public let name: String
    /// What it takes.
    public let kind: Kind
    /// True when it has to be given.
    public let isRequired: Bool
}
