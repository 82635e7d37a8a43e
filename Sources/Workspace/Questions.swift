public import InputOutput

/// All questions there are.
public enum Questions {
    /// One line for each type of question. A program with questions of its own sets a longer list
    /// for a task, as in `Questions.$all.withValue(Questions.all + [MyQuestion.self]) { … }`.
    @TaskLocal public static var all: [any Question.Type] = [
        TablesQuestion.self, InfoQuestion.self, CheckQuestion.self, CompareQuestion.self,
        GroupsQuestion.self, SolveQuestion.self, MultipliersQuestion.self, OriginsQuestion.self,
        ExposureQuestion.self, ConcentrationQuestion.self, PositionQuestion.self,
        DecomposeQuestion.self, FootprintQuestion.self, ScanQuestion.self,
        SensitivityQuestion.self, PathsQuestion.self, ShockQuestion.self, RunQuestion.self,
        SweepQuestion.self, SweepReportQuestion.self, ConvertQuestion.self,
        AggregateQuestion.self, DisaggregateQuestion.self, RasQuestion.self,
        DeflateQuestion.self, SatelliteAddQuestion.self, DoctorQuestion.self,
        CacheQuestion.self, ProductsQuestion.self, ProductQuestion.self, ExplainQuestion.self,
        ResultsCompareQuestion.self, LinkagesQuestion.self, LengthsQuestion.self,
        FragmentationQuestion.self, InfluenceQuestion.self, TriangulateQuestion.self,
        CentralityQuestion.self, SdaQuestion.self, TivaQuestion.self,
        ScreenQuestion.self, ProjectQuestion.self, SupplyUseQuestion.self,
        SymmetricQuestion.self, CharacterizeQuestion.self, ResponsibilityQuestion.self,
        PlanQuestion.self, MirrorQuestion.self, VaryQuestion.self,
    ]

    /// The type of question that a command asks; nil when there is none.
    public static func named(_ command: String) -> (any Question.Type)? {
        all.first { $0.command == command }
    }

    /// The question that a JSON object stands for, such as
    /// `{"command": "paths", "table": "wiod2013-2011", "from": "JPN/c9", "to": "KOR/c14"}`.
    ///
    /// Keys are the names of options with `_` for `-`. A number may stand where words may, and one
    /// text where several may.
    /// - Throws: `not-json`; `unknown-command`, `unknown-field` and `missing-field`, with the
    ///   nearest name; `wrong-type` and `unknown-choice` for values; all that is wrong with the
    ///   fields, at once.
    public static func decode(_ json: String) throws(Diagnostics) -> any Question {
        let fields = try JSONTree.parse(json).fields ?? [:]
        let commands = all.map { $0.command }
        guard case .text(let command)? = fields["command"] else {
            throw Diagnostics([
                Diagnostic(
                    .error, "missing-field", "the question names no command",
                    at: .init(place: "command"),
                    remedy: "choose from \(commands.joined(separator: ", "))")
            ])
        }
        guard let type = named(command) else {
            let nearest = Suggestion.nearest(to: command, in: commands)
            throw Diagnostics([
                Diagnostic(
                    .error, "unknown-command", "there is no command ‘\(command)’",
                    at: .init(place: "command"),
                    remedy: nearest.map { "did you mean \($0)?" }
                        ?? "choose from \(commands.joined(separator: ", "))")
            ])
        }
        return try decode(type, fields)
    }

    /// The question of a type whose fields are given.
    /// - Throws: as for JSON.
    package static func decode<Q: Question>(
        _ type: Q.Type, _ fields: [String: JSONTree]
    ) throws(Diagnostics) -> Q {
        var fields = fields
        fields["command"] = nil
        return try QuestionReader(fields, defaults: QuestionWriter.fields(of: Q())).read(type)
    }

    /// A question as a JSON object, which `decode` reads back as the same question.
    public static func encode(_ question: some Question) -> String {
        var fields = QuestionWriter.fields(of: question)
        fields["command"] = .text(type(of: question).command)
        return JSONTree.object(fields).json
    }

    /// The fields of a question, its command aside, by their names.
    package static func values(of question: some Question) -> [String: JSONTree] {
        QuestionWriter.fields(of: question)
    }

    /// The fields of a type of question: their names, and what they take.
    public static func fields(of type: any Question.Type) -> [QuestionField] {
        func list<Q: Question>(_ type: Q.Type) -> [QuestionField] {
            let defaults = QuestionWriter.fields(of: Q())
            let reader = QuestionReader([:], defaults: defaults, isLenient: true)
            // Without fields there is nothing that could be wrong.
            do { _ = try reader.read(type) } catch { return [] }
            return reader.known
        }
        return list(type)
    }
}
