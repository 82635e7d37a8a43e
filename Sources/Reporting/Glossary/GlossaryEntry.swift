/// What one word means.
public struct GlossaryEntry: Sendable, Hashable {
    /// What kind of word it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A term of the field.
        case term
        /// A model of shocks.
        case model
        /// A parameter of models.
        case parameter
        /// An indicator of dependence, position or trade.
        case indicator
        /// A column of a result table.
        case column
    }

    /// The word, such as `look_through`.
    public let term: String
    /// What kind of word it is.
    public let kind: Kind
    /// Other words for the same.
    public let aliases: [String]
    /// What it means, one sentence or a few.
    public let meaning: String
    /// How it is computed; nil where nothing is.
    public let formula: String?
    /// A publication, or whose convention it is; nil where there is none to name.
    public let source: String?
    /// An example; nil where the meaning needs none.
    public let example: String?
    /// Words to look up next.
    public let related: [String]

    /// An entry.
    public init(
        _ term: String, _ kind: Kind, aliases: [String] = [], meaning: String,
        formula: String? = nil, source: String? = nil, example: String? = nil,
        related: [String] = []
    ) {
        self.term = term
        self.kind = kind
        self.aliases = aliases
        self.meaning = meaning
        self.formula = formula
        self.source = source
        self.example = example
        self.related = related
    }

    /// The entry as paragraphs: what it means, formula, source, example, and what to look up next.
    public var paragraphs: [String] {
        let parts: [(String, String?)] = [
            ("Formula", formula), ("Source", source), ("Example", example),
            ("See also", related.isEmpty ? nil : related.joined(separator: ", ")),
        ]
        let head = "\(term) (\(kind.rawValue)): \(meaning)"
        return [head] + parts.compactMap { name, text in text.map { "\(name): \($0)" } }
    }
}

extension GlossaryEntry {
    /// Entries written as text, blocks with a blank line between them.
    ///
    /// The first line of a block is `kind word, other word…`; a line that begins with `=` is the
    /// formula, with `@` the source, with `>` the example, with `&` the words to look up next, and
    /// all other lines are the meaning. Anything else is a precondition: the text is our own.
    static func read(_ text: String) -> [GlossaryEntry] {
        text.split(separator: "\n\n").map { block in entry(String(block)) }
    }

    private static func entry(_ block: String) -> GlossaryEntry {
        let lines = block.split(separator: "\n").map(String.init)
        let head = lines[0].split(separator: " ", maxSplits: 1).map(String.init)
        guard head.count == 2, let kind = Kind(rawValue: head[0]) else {
            preconditionFailure("'\(lines[0])' begins no entry")
        }
        let names = list(head[1])
        let marks = ["= ", "@ ", "> ", "& "]
        func marked(_ mark: String) -> String? {
            let found = lines.filter { $0.hasPrefix(mark) }.map { $0.dropFirst(mark.count) }
            return found.isEmpty ? nil : found.joined(separator: " ")
        }
        let meaning = lines.dropFirst().filter { line in
            !marks.contains { line.hasPrefix($0) }
        }
        precondition(!meaning.isEmpty, "'\(head[1])' has no meaning")
        return GlossaryEntry(
            names[0], kind, aliases: Array(names.dropFirst()),
            meaning: meaning.joined(separator: " "), formula: marked("= "), source: marked("@ "),
            example: marked("> "), related: marked("& ").map(list) ?? [])
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { part in String(part.drop { $0 == " " }) }
    }
}
