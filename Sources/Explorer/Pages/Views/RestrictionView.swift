import Reporting
import Shocks
import Workspace

/// The restriction builder.
enum RestrictionView: View {
    static let path = "restriction"
    static let name = "Restriction"
    static let title = "Build a restriction"
    static let lead = """
        A government lets its country deliver less of a product to another. The models differ in \
        what buyers and sellers can do about it; their answers arrive one by one.
        """
    static let button = "Compute"

    static func controls(_ context: ViewContext) -> [String] {
        let parts = RestrictionParts(context.fields)
        let fields = context.fields
        return [
            context.tableControl,
            FormParts.text(
                "exporter", "Exporter", value: parts.exporter,
                hint: "Regions or groups such as @eu27", list: "regions"),
            FormParts.text(
                "sectors", "Sectors", value: fields.first("hs") == nil ? parts.sectors : nil,
                hint: "Empty for all products",
                list: "sectors"),
            FormParts.text(
                "importer", "Importer", value: parts.importer, hint: "Regions or groups",
                list: "regions"),
            FormParts.text(
                "users", "Users there", value: parts.users,
                hint: "Sectors; empty for all and for final demand", list: "sectors"),
            FormParts.text(
                "hs", "Customs codes", value: fields.first("hs"),
                hint: "Such as 281111 or 2811; instead of sectors, with a file of trade"),
            FormParts.text("cut", "Cut", value: parts.cut ?? "100%", hint: "30% or 0.3"),
            FormParts.text(
                "share", "Product share", value: parts.share,
                hint: "The product’s part of the sector’s flow; empty for all of it"),
            FormParts.text(
                "duration", "Duration", value: fields.first("duration"),
                hint: "Days, in the models of shortage; empty for the whole time"),
            FormParts.choice(
                "rent", "Who keeps the rent", value: fields.first("rent"),
                [("", "The exporter"), ("importer", "The importer"), ("lost", "Nobody")]),
            FormParts.choice(
                "drivers", "How far parameters move the answer", value: fields.first("drivers"),
                [("", "Of the quick models"), ("none", "Not asked"), ("all", "Of all models")]),
            FormParts.area(
                "restrict", "More restrictions, one a line", value: parts.more, rows: 2,
                hint: "EXPORTER/SECTORS:IMPORTER/USERS=CUT"),
            FormParts.several(
                "models", "Models; the standard set, ‘ladder’, where none is chosen",
                chosen: fields.all("models")
                    + (fields.first("model") ?? "").split(separator: ",").map(String.init),
                ModelChoices.registry.names.map { (value: $0, text: $0) }),
            trade(context),
            parameters(fields),
            context.lists,
        ]
    }

    static func question(_ context: ViewContext) -> (command: String, fields: FormFields)? {
        let restrictions = RestrictionParts(context.fields).all
        guard !restrictions.isEmpty else { return nil }
        var fields = context.taking(
            "rent", "drivers", "top", "group", "trade", "concordance", "trade_year",
            "exchange_rate")
        for restriction in restrictions { fields = fields.with("restrict", restriction) }
        let models =
            context.fields.all("models") + [context.fields.first("model")].compactMap { $0 }
        if !models.isEmpty { fields = fields.with("model", models.joined(separator: ",")) }
        for parameter in ModelChoices.registry.parameters {
            if let value = context.fields.first(parameter.id) {
                fields = fields.with(parameter.id, value)
            }
        }
        return ("shock", fields)
    }

    static func missing(_ context: ViewContext) -> String? {
        let fields = context.fields
        guard
            ["exporter", "importer", "hs", "sectors"].contains(where: { fields.first($0) != nil })
        else { return nil }
        return "A restriction has an exporter and an importer: name both, such as JPN and KOR."
    }

    /// Files for restrictions by customs code.
    private static func trade(_ context: ViewContext) -> String {
        let fields = context.fields
        let names = ["trade", "concordance", "trade_year", "exchange_rate", "hs"]
        let isOpen = names.contains { fields.first($0) != nil }
        let files = context.files.map { (value: $0, text: $0) }
        let controls =
            files.isEmpty
            ? [FormParts.noFiles]
            : [
                FormParts.choice(
                    "trade", "File of trade", value: fields.first("trade"), [("", "None")] + files,
                    hint: "What a product is of its sector’s flow, and who buys it"),
                FormParts.choice(
                    "concordance", "Customs codes and classes of ISIC",
                    value: fields.first("concordance"), [("", "None")] + files,
                    hint: "A CSV that says which industry makes which product"),
                FormParts.text(
                    "trade_year", "Year of the trade", value: fields.first("trade_year"),
                    hint: "Empty for the latest"),
                FormParts.text(
                    "exchange_rate", "USD for one unit of the table’s currency",
                    value: fields.first("exchange_rate"), hint: "Where that is not USD"),
            ]
        return """
            <details class="control wide fold"\(isOpen ? " open" : "")>
            <summary>Trade by customs code</summary>
            <div class="controls">\(controls.joined(separator: "\n"))</div>
            </details>
            """
    }

    /// What models assume, to be changed. The duration of a restriction stands above.
    private static func parameters(_ fields: FormFields) -> String {
        let all = ModelChoices.registry.parameters.filter { $0.id != "duration" }
        let isOpen = all.contains { fields.first($0.id) != nil }
        let controls = all.map { parameter -> String in
            let label = parameter.id.map { $0 == "_" ? " " : $0 }
            let value = fields.first(parameter.id)
            let hint = parameter.meaning
            if parameter.words.isEmpty {
                return FormParts.text(
                    parameter.id, String(label), value: value,
                    hint: "\(hint) Default: \(parameter.standardText).")
            }
            return FormParts.choice(
                parameter.id, String(label), value: value,
                [("", "default: \(parameter.standardText)")]
                    + parameter.words.map { (value: $0, text: $0) }, hint: hint)
        }
        return """
            <details class="control wide fold"\(isOpen ? " open" : "")>
            <summary>What the models assume (\(all.count) parameters)</summary>
            <div class="controls">\(controls.joined(separator: "\n"))</div>
            </details>
            """
    }
}

/// A restriction in the parts of the builder's form, and those that are written out.
struct RestrictionParts {
    var exporter: String?
    /// Sectors, or customs codes such as `hs281111`.
    var sectors: String?
    var importer: String?
    var users: String?
    var cut: String?
    var share: String?
    /// The restrictions that are written out, one a line.
    var more = ""

    /// The parts as a form was filled in. A single restriction that is written out, as in the
    /// address that a scan leads to, is taken apart.
    init(_ fields: FormFields) {
        exporter = fields.first("exporter")
        let codes = (fields.first("hs") ?? "").split { ", ;".contains($0) }.map { code in
            code.lowercased().hasPrefix("hs") ? String(code) : "hs\(code)"
        }
        sectors = codes.isEmpty ? fields.first("sectors") : codes.joined(separator: ",")
        importer = fields.first("importer")
        users = fields.first("users")
        cut = fields.first("cut")
        share = fields.first("share")
        var lines = fields.all("restrict").flatMap { $0.split(whereSeparator: \.isNewline) }
            .map(String.init).filter { !$0.isEmpty }
        if exporter == nil, importer == nil, let first = lines.first, take(first) {
            lines.removeFirst()
        }
        more = lines.joined(separator: "\n")
    }

    /// All restrictions, as they are written on the command line.
    var all: [String] {
        var all: [String] = []
        if let exporter, let importer {
            let users = users.map { "/\($0)" } ?? ""
            let share = share.map { "~\($0)" } ?? ""
            all.append(
                "\(exporter)/\(sectors ?? "*"):\(importer)\(users)=\(cut ?? "100%")\(share)")
        }
        return all + more.split(separator: "\n").map(String.init)
    }

    private mutating func take(_ text: String) -> Bool {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { return false }
        let flow = sides[0].split(separator: ":", omittingEmptySubsequences: false)
        guard flow.count == 2 else { return false }
        let from = flow[0].split(separator: "/", omittingEmptySubsequences: false)
        let to = flow[1].split(separator: "/", omittingEmptySubsequences: false)
        let size = sides[1].split(separator: "~", omittingEmptySubsequences: false)
        guard from.count == 2, (1...2).contains(to.count), (1...2).contains(size.count) else {
            return false
        }
        exporter = String(from[0])
        sectors = from[1] == "*" ? nil : String(from[1])
        importer = String(to[0])
        users = to.count > 1 ? String(to[1]) : nil
        cut = String(size[0])
        share = size.count > 1 ? String(size[1]) : nil
        return true
    }
}
