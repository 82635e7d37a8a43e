public import InputOutput
public import Shocks

/// A commented scenario file for a table: runs as it is, and shows every field of the format.
///
/// Lines that begin with `# ` are fields that are not used; without these two characters they are.
/// Lines that begin with `## ` explain.
public enum Template {
    /// The template for a table.
    /// - Parameters:
    ///   - name: what the file calls the table: a short name or a path.
    ///   - registry: the models that it may name.
    public static func scenario(
        for table: MRIOTable, name: String, _ registry: ModelRegistry = .standard
    ) -> String {
        let example = Example(table, name: name)
        let head = """
            ## A scenario for 'chokepoint run FILE'; 'chokepoint run FILE --check' only checks it.
            ## Lines with one # are fields that are not used. Lines with two explain.
            ## 'chokepoint scenario schema' prints the format for editors; \
            'chokepoint info \(name)' lists all labels.

            """
        var writer = Writer(example: example)
        writer.fields(of: ScenarioFormat.file(registry), path: "", indent: 0, isUsed: true)
        return head + writer.lines.joined(separator: "\n") + "\n"
    }

    /// Labels and values that make sense for the table.
    struct Example {
        let exporter: String
        let importer: String
        let sector: String
        /// Values of the fields that are used, by path.
        let used: [String: String]

        /// The largest flow between two regions that are not the rest of the world.
        init(_ table: MRIOTable, name: String) {
            let layout = table.layout
            let demand = table.demandByRegion
            let isRest = layout.regions.map { $0.code.lowercased() == "row" }
            var best = (flow: -Double.infinity, industry: 0, importer: 0)
            for i in 0..<layout.industryCount {
                let seller = layout.region(ofIndustry: i)
                for r in 0..<layout.regionCount
                where !layout.families.isHome(r, seller) && !isRest[r] && !isRest[seller] {
                    let inputs = layout.industries(of: r).reduce(0) { $0 + table.Z[i, $1] }
                    if inputs + demand[i, r] > best.flow {
                        best = (inputs + demand[i, r], i, r)
                    }
                }
            }
            exporter = layout.regions[layout.region(ofIndustry: best.industry)].code
            importer = layout.regions[best.importer].code
            sector = layout.sectors[layout.sector(ofIndustry: best.industry)].code
            used = [
                "version": "\(ScenarioFormat.version)",
                "title": Template.quoted(Self.title(best.industry, best.importer, in: layout)),
                "table": Template.quoted(name), "restrictions.exporter": Template.quoted(exporter),
                "restrictions.sectors": Template.quoted(sector),
                "restrictions.importer": Template.quoted(importer),
                "restrictions.cut": "30%", "models": "ladder",
            ]
        }

        /// `China sells 30 % less of ‘Manufacturing’ to the United States`.
        private static func title(
            _ industry: Int, _ importer: Int, in layout: TableLayout
        ) -> String {
            let names = RegionNames(layout)
            let seller = names.inSentence(layout.region(ofIndustry: industry))
            let sector = layout.sectors[layout.sector(ofIndustry: industry)].name
            return """
                \(seller.prefix(1).uppercased() + seller.dropFirst()) sells 30 % less of \
                ‘\(sector)’ to \(names.inSentence(importer))
                """
        }

        func label(_ kind: LabelKind, field: String) -> String {
            switch kind {
            case .region: field == "exporter" ? exporter : importer
            case .sector: sector
            }
        }
    }

    private struct Writer {
        let example: Example
        var lines: [String] = []

        mutating func fields(of format: ObjectFormat, path: String, indent: Int, isUsed: Bool) {
            for field in format.fields {
                let place = path.isEmpty ? field.name : "\(path).\(field.name)"
                let isFieldUsed =
                    isUsed
                    && example.used.keys.contains { $0 == place || $0.hasPrefix(place + ".") }
                if path.isEmpty { lines.append("") }
                lines.append("## " + spaces(indent) + explanation(field))
                let head = "\(spaces(indent))\(field.name):"
                switch field.type {
                case .object(let inner):
                    add(head, isFieldUsed)
                    fields(of: inner, path: place, indent: indent + 2, isUsed: isFieldUsed)
                case .list(.object(let inner)):
                    add(head, isFieldUsed)
                    let first = lines.count
                    fields(of: inner, path: place, indent: indent + 4, isUsed: isFieldUsed)
                    markItem(from: first, indent: indent + 2)
                case .map(let element):
                    add(head, isFieldUsed)
                    let value = self.value(element, field)
                    add("\(spaces(indent + 2))mine: \(value)", isFieldUsed)
                default:
                    add("\(head) \(example.used[place] ?? value(field.type, field))", isFieldUsed)
                    if case .list(.either(let types)) = field.type {
                        explainItems(types, indent: indent + 2)
                    }
                }
            }
        }

        /// The fields of items that the example writes as words alone: they explain, as taking
        /// them into use besides the words would write the list twice.
        private mutating func explainItems(_ types: [FieldType], indent: Int) {
            for case .object(let format) in types {
                lines.append("## \(spaces(indent))An item may also be fields of \(format.name):")
                for field in format.fields {
                    lines.append("## " + spaces(indent + 2) + explanation(field))
                    lines.append("## \(spaces(indent + 2))\(field.name): \(sample(field))")
                }
            }
        }

        /// A value of a field on one line.
        private func sample(_ field: ObjectFormat.Field) -> String {
            guard case .object(let format) = field.type, let first = format.fields.first else {
                return value(field.type, field)
            }
            return "{\(first.name): \(sample(first))}"
        }

        private func explanation(_ field: ObjectFormat.Field) -> String {
            let standard = field.standard.map { " Without it: \($0.text)." } ?? ""
            let required = field.isRequired ? " Required." : ""
            return field.meaning + required + standard
        }

        private mutating func add(_ line: String, _ isUsed: Bool) {
            lines.append(isUsed ? line : "# " + line)
        }

        /// Puts the dash of a list's item before its first field.
        private mutating func markItem(from first: Int, indent: Int) {
            guard let index = lines[first...].firstIndex(where: { !$0.hasPrefix("##") }) else {
                return
            }
            let offset = (lines[index].hasPrefix("# ") ? 2 : 0) + indent
            let line = lines[index]
            let dash = line.index(line.startIndex, offsetBy: offset)
            lines[index].replaceSubrange(dash...dash, with: "-")
        }

        /// A value that the type takes: the field's standard where it is one.
        private func value(_ type: FieldType, _ field: ObjectFormat.Field) -> String {
            let standard = field.standard?.value
            switch type {
            case .text(let text): return Template.quoted(text)
            case .label(let kind): return Template.quoted(example.label(kind, field: field.name))
            case .number(let range, _), .share(let range):
                if case .number(let number) = standard, range.contains(number) {
                    return field.standard?.text ?? ""
                }
                return range.upperBound <= 0 ? "-0.1" : range.contains(50) ? "50" : "0.3"
            case .integer(let range):
                if case .number(let number) = standard, range.contains(Int(number)) {
                    return field.standard?.text ?? ""
                }
                return "\(min(max(2, range.lowerBound), range.upperBound))"
            case .boolean: return field.standard?.text ?? "true"
            case .choice(let words):
                if case .text(let word) = standard, words.contains(word) { return word }
                return words.first ?? ""
            case .list(let element): return "[\(value(element, field))]"
            case .either(let types): return types.first.map { value($0, field) } ?? ""
            case .object, .map: return "{}"
            }
        }

        private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
    }

    /// A text as YAML: plain where that is safe, else in double quotes.
    static func quoted(_ text: String) -> String {
        let isPlain =
            text.first.map { $0.isLetter && $0.isASCII } ?? false
            && text.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || "-_/. ".contains($0))
            }
            && !["no", "yes", "on", "off", "true", "false", "null", "y", "n"]
                .contains(text.lowercased())
        if isPlain { return text }
        var escaped = ""
        for character in text {
            if character == "\"" || character == "\\" { escaped += "\\" }
            escaped.append(character)
        }
        return "\"\(escaped)\""
    }
}
