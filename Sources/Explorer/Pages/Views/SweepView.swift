import Reporting
import Workspace

/// What hangs on uncertain numbers.
enum SweepView: View {
    static let path = "sweep"
    static let name = "Sweep"
    static let title = "Sweep"
    static let lead = """
        How much the answer depends on what nobody knows: a scenario is solved for many values of \
        its uncertain numbers.
        """
    static let button = "Sweep"
    static let isPosted = true

    static func controls(_ context: ViewContext) -> [String] {
        let fields = context.fields
        return [
            FormParts.area(
                "text", "Scenario file (YAML)",
                value: fields.first("text") ?? ScenarioView.starting(context), rows: 12,
                hint: "With a block ‘sweep’, or with the values below.", isCode: true),
            FormParts.area(
                "set", "Vary, one a line",
                value: fields.first("set") ?? "restrictions[0].cut=0.1:0.5", rows: 3,
                hint: "PATH=FROM:TO, PATH=FROM:TO:STEP or PATH=A,B"),
            FormParts.choice(
                "method", "Method", value: fields.first("method"),
                [("", "As the scenario says")]
                    + methods.map { (value: $0, text: $0) }),
            FormParts.text("draws", "Draws", value: fields.first("draws") ?? "64"),
            FormParts.text("seed", "Seed", value: fields.first("seed")),
            FormParts.text(
                "metric", "Watch", value: fields.first("metric"),
                hint: "COLUMN.REGION; empty for what the scenario watches"),
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? {
        guard let text = context.fields.first("text") else { return nil }
        var fields = FormFields([("text", text)])
        let lines = (context.fields.first("set") ?? "").split(whereSeparator: \.isNewline)
        for line in lines where !line.isEmpty { fields = fields.with("set", String(line)) }
        for name in ["method", "draws", "seed", "metric"] {
            if let value = context.fields.first(name) { fields = fields.with(name, value) }
        }
        return ("sweep", fields)
    }

    private static let methods: [String] = {
        for field in Questions.fields(of: SweepQuestion.self) where field.name == "method" {
            if case .choice(let words) = field.kind { return words }
        }
        return []
    }()
}
