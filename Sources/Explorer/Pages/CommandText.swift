import Workspace

/// The command line that asks a question.
enum CommandText {
    /// As it is typed in a shell. Where the question holds a scenario's text, it stands in
    /// `scenario.yaml`.
    static func line(_ question: some Question) -> String {
        let type = type(of: question)
        let values = Questions.values(of: question)
        let defaults = Questions.values(of: type.init())
        var words = ["chokepoint"] + type.command.split(separator: " ").map(String.init)
        var options: [String] = []
        for field in Questions.fields(of: type) {
            guard let value = values[field.name], value != defaults[field.name] else { continue }
            let texts: [String]
            if case .list(let items) = value {
                texts = items.compactMap(\.typed)
            } else {
                texts = [value.typed ?? ""]
            }
            if isPositional(field.name, of: type.command) {
                words += texts.map(quoted)
            } else if field.name == "text" {
                words.append("scenario.yaml")
            } else if value == .flag(true) {
                options.append(option(field.name))
            } else {
                options += texts.map { "\(option(field.name)) \(quoted($0))" }
            }
        }
        return (words + options).joined(separator: " ")
    }

    /// Whether a field stands without the name of an option.
    private static func isPositional(_ field: String, of command: String) -> Bool {
        switch field {
        case "table", "tables", "other", "term": true
        case "trade": ["products", "product", "mirror"].contains(command)
        case "hs": command == "product"
        default: false
        }
    }

    private static func option(_ field: String) -> String {
        "--" + String(field.map { $0 == "_" ? "-" : $0 })
    }

    /// A word as a shell takes it.
    static func quoted(_ word: String) -> String {
        let plain = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "/:=%.,@+_-".utf8.contains(byte)
            }
        }
        return plain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
}
