import InputOutput
public import Reporting

/// Another question asked again and again, for several values of its choices: how much an answer
/// depends on them.
public struct VaryQuestion: Question {
    /// `vary`.
    public static let command = "vary"
    /// The other question, as its JSON object.
    public var question = ""
    /// Choices and their values, each `CHOICE=VALUE,VALUE…` or `CHOICE=FROM:TO:COUNT`.
    public var over: [String] = []

    /// The question with its defaults.
    public init() {}

    /// Another question over values of its choices.
    public init(_ question: some Question, over: [String]) {
        self.question = Questions.encode(question)
        self.over = over
    }

    /// Why the choices do not go together.
    public var misuse: String? {
        over.isEmpty
            ? "name a choice and its values, such as damping=0.5,0.85,0.95" : nil
    }

    /// How often a question is asked at most.
    static let mostVariants = 200

    /// The answers below each other, and how far each number moves.
    /// - Throws: what is wrong with the other question or a value; `nothing-to-vary`,
    ///   `too-many-variants`; what its answers throw.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let asked = try Questions.decode(question)
        let command = type(of: asked).command
        guard asked.writtenPaths.isEmpty, command != Self.command, command != PlanQuestion.command
        else {
            throw Self.refusal(
                "nothing-to-vary", "\(command) writes files, or has no answer to vary",
                "vary an analysis or a shock")
        }
        let fields = Questions.fields(of: type(of: asked))
        let axes = try over.map { text throws(Diagnostics) in
            try VariedChoice(text, among: fields, of: command)
        }
        var tree = try JSONTree.parse(question).fields ?? [:]
        tree["command"] = .text(command)
        var variants: [[Int]] = [[]]
        for axis in axes {
            variants = variants.flatMap { chosen in axis.values.indices.map { chosen + [$0] } }
            if variants.count > Self.mostVariants {
                throw Self.refusal(
                    "too-many-variants",
                    "the values make more than \(Self.mostVariants) questions",
                    "give fewer values")
            }
        }
        var parts: [VariantReport.Part] = []
        for (number, variant) in variants.enumerated() {
            let chosen = zip(axes, variant)
            let label = chosen.map { "\($0.name)=\($0.texts[$1])" }.joined(separator: ", ")
            try inquiry.begin("question \(number + 1) of \(variants.count): \(label)")
            for (axis, k) in chosen { tree[axis.name] = axis.values[k] }
            let question = try Questions.decode(JSONTree.object(tree).json)
            if let misuse = question.misuse {
                throw Self.refusal("misuse", misuse, "\(label) does not go with the rest")
            }
            let document = try inquiry.workspace.answer(question, for: inquiry.presentation)
            inquiry.report(document.diagnostics)
            parts.append(.init(label: label, document: document))
        }
        let first = parts[0].document
        let report = VariantReport(parts)
        var document = inquiry.document(
            table: first.table, tablesCompared: first.tablesCompared,
            assumptions: first.assumptions.filter { given in
                !axes.contains { $0.name == given.name }
            }
                + axes.map {
                    Assumption(
                        name: $0.name, value: .text($0.texts.joined(separator: ", ")),
                        source: "command line", isDefault: false)
                },
            tables: report.tables, reading: [report.reading(command)])
        let named = axes.map(\.name).joined(separator: " and ")
        document.question = "How much does the answer of ‘\(command)’ depend on \(named)?"
        document.lead = VariantReport.lead
        document.summary.sure = first.summary.sure
        return document
    }

    static func refusal(_ code: String, _ message: String, _ remedy: String) -> Diagnostics {
        Diagnostics([
            Diagnostic(.error, code, message, at: .init(place: "vary"), remedy: remedy)
        ])
    }
}

/// One choice of a question with the values it takes in turn.
private struct VariedChoice {
    /// The field.
    let name: String
    let texts: [String]
    let values: [JSONTree]

    /// - Throws: `vary-syntax`, `unknown-field`, `bad-value`.
    init(
        _ text: String, among fields: [QuestionField], of command: String
    ) throws(Diagnostics) {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
            throw VaryQuestion.refusal(
                "vary-syntax", "‘\(text)’ names no choice with values",
                "write CHOICE=VALUE,VALUE or CHOICE=FROM:TO:COUNT")
        }
        let wanted = sides[0].replacing("-", with: "_")
        guard let field = fields.first(where: { $0.name == wanted }) else {
            let nearest = Suggestion.nearest(to: wanted, in: fields.map(\.name))
            throw VaryQuestion.refusal(
                "unknown-field", "‘\(command)’ has no choice ‘\(sides[0])’",
                nearest.map { "did you mean \($0)?" }
                    ?? "choose from \(fields.map(\.name).joined(separator: ", "))")
        }
        name = field.name
        let isNumber = field.kind == .number || field.kind == .integer
        texts = isNumber ? try Self.numbers(sides[1]) : Self.words(sides[1])
        var values: [JSONTree] = []
        for word in texts {
            switch field.kind {
            case .number, .integer:
                guard let number = Double(word), number.isFinite else {
                    throw VaryQuestion.refusal(
                        "bad-value", "‘\(word)’ is not a number, which \(name) takes",
                        "write numbers such as 0.5,0.9")
                }
                values.append(.number(number))
            case .flag:
                guard ["true", "false", "yes", "no"].contains(word.lowercased()) else {
                    throw VaryQuestion.refusal(
                        "bad-value", "‘\(word)’ is not yes or no, which \(name) takes",
                        "write yes,no")
                }
                values.append(.flag(["true", "yes"].contains(word.lowercased())))
            case .texts: values.append(.list([.text(word)]))
            case .text, .choice: values.append(.text(word))
            }
        }
        self.values = values
    }

    /// Words with commas between them; where they have commas of their own, `|` between them.
    private static func words(_ text: String) -> [String] {
        text.split(separator: text.contains("|") ? "|" : ",").map { $0.trimmingSpaces }
    }

    /// `0.5,0.9`, or `0:1:5` for five numbers from 0 to 1.
    private static func numbers(_ text: String) throws(Diagnostics) -> [String] {
        let ends = text.split(separator: ":").map(String.init)
        guard ends.count > 1 else { return words(text) }
        guard ends.count == 3, let from = Double(ends[0]), let to = Double(ends[1]),
            let count = Int(ends[2]), count >= 2, count <= VaryQuestion.mostVariants,
            from.isFinite, to.isFinite
        else {
            throw VaryQuestion.refusal(
                "vary-syntax", "‘\(text)’ is no range",
                "write FROM:TO:COUNT, such as 0.5:0.9:5")
        }
        return (0..<count).map { k in
            let value = from + (to - from) * Double(k) / Double(count - 1)
            // 0.6 rather than the 0.6000000000000001 that a sum may give.
            let plain = (value * 1e12).rounded() / 1e12
            return plain == plain.rounded() && abs(plain) < 1e12 ? String(Int(plain)) : "\(plain)"
        }
    }
}
