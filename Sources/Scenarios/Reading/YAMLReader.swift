import InputOutput
import Yams

/// Text → nodes with places. JSON is read too, being a subset of YAML.
enum YAMLReader {
    /// The root of a file.
    ///
    /// Keys that repeat within a mapping are reported and set aside under another name, so that the
    /// rest of the file can still be checked.
    static func root(
        _ yaml: String, file: String?, _ problems: inout Diagnostics
    ) throws(Diagnostics) -> Node {
        var text = yaml
        var passes = 0
        while true {
            passes += 1
            do {
                guard let node = try Yams.compose(yaml: text, untyped) else {
                    problems.add(
                        Diagnostic(
                            .error, "empty-file", "the file is empty", at: .init(file: file),
                            remedy: "'chokepoint scenario init TABLE' writes a template"))
                    throw problems
                }
                return node
            } catch let error as YamlError {
                guard passes <= largestRepeats,
                    case .duplicatedKeysInMapping(let keys, let context) = error,
                    let next = settingAside(
                        keys, in: text, from: context.mark.line, file, &problems)
                else {
                    problems.add(tab(in: text, file) ?? diagnostic(error, file))
                    throw problems
                }
                text = next
            } catch let error as Diagnostics {
                throw error
            } catch {
                problems.add(
                    Diagnostic(.error, "yaml-syntax", "\(error)", at: .init(file: file)))
                throw problems
            }
        }
    }

    /// Takes every value as text: the format says what it has to be, and a look at each by the
    /// patterns of YAML's types takes longer than all the rest.
    private static let untyped = Resolver.basic

    /// Finds the repeated keys of the block mapping that begins at or after `line`, reports each
    /// and renames it; nil when they cannot be found (as in a mapping written on one line).
    private static func settingAside(
        _ keys: [String], in text: String, from line: Int, _ file: String?,
        _ problems: inout Diagnostics
    ) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for key in keys {
            // Occurrences by the column of the key; a smaller column in between ends the mapping.
            var seen: [Int: Int] = [:]
            for index in lines.indices {
                let bare = lines[index].drop { $0 == " " || $0 == "-" }
                if bare.isEmpty || bare.first == "#" { continue }
                let column = lines[index].count - bare.count
                for other in seen.keys where other > column { seen[other] = nil }
                if lines[index].drop(while: { $0 == " " }).first == "-" { seen[column] = nil }
                let name = bare.prefix { $0 != ":" && $0 != " " }
                guard name == key || name == "\"\(key)\"" || name == "'\(key)'" else { continue }
                guard let first = seen[column] else {
                    seen[column] = index
                    continue
                }
                problems.add(
                    Diagnostic(
                        .error, "duplicate-key", "the key \(key) repeats line \(first + 1)",
                        at: .init(file: file, line: index + 1, column: column + 1),
                        remedy: "keep one of them"))
                let prefix = lines[index].prefix(column)
                lines[index] = prefix + "\(duplicateMark)\(index)_" + bare
                return lines.joined(separator: "\n")
            }
        }
        return nil
    }

    /// So many repeated keys are reported one by one: each takes another pass over the file.
    private static let largestRepeats = 20

    /// How a key that was set aside begins.
    static let duplicateMark = "duplicate_of_line_"

    /// The first line that is indented with a tab, which YAML does not take.
    private static func tab(in text: String, _ file: String?) -> Diagnostic? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let blanks = line.prefix { $0 == " " || $0 == "\t" }
            guard let tab = blanks.firstIndex(of: "\t"), blanks.endIndex < line.endIndex else {
                continue
            }
            return Diagnostic(
                .error, "yaml-tab", "the line is indented with a tab",
                at: .init(
                    file: file, line: index + 1,
                    column: line.distance(from: line.startIndex, to: tab) + 1),
                remedy: "indent with blanks: YAML takes no tabs there")
        }
        return nil
    }

    private static func diagnostic(_ error: YamlError, _ file: String?) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Diagnostic(
                .error, "yaml-syntax", problem,
                at: .init(file: file, line: mark.line, column: mark.column),
                remedy: "check indentation, quotes and colons")
        case .duplicatedKeysInMapping(let keys, let context):
            Diagnostic(
                .error, "duplicate-key", "the keys \(keys.joined(separator: ", ")) repeat",
                at: .init(file: file, line: context.mark.line, column: context.mark.column),
                remedy: "keep one of each")
        default:
            Diagnostic(.error, "yaml-syntax", "\(error)", at: .init(file: file))
        }
    }
}
