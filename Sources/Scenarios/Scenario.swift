public import InputOutput
import Platform
public import Shocks

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A scenario as it is written: checked against the format, not yet against a table. Every value
/// knows its place in the file.
public struct Scenario: Sendable {
    /// Path of the file as the user gave it; nil for text that has none.
    public let file: String?
    /// One line for people.
    public let title: String?
    /// Paragraphs for people.
    public let summary: String?
    /// Name or path of the table.
    public let table: MarkedValue
    /// Members of each group by name, in the order of the file.
    public let groups: [String: MarkedValue]
    /// Export restrictions.
    public let restrictions: [MarkedValue]
    /// Changes of final demand.
    public let demand: [MarkedValue]
    /// Losses of capacity.
    public let capacity: [MarkedValue]
    /// Tariffs and iceberg costs.
    public let tradeCosts: [MarkedValue]
    /// A price on emissions.
    public let carbonPrice: MarkedValue?
    /// The replacement rule.
    public let replacement: MarkedValue?
    /// What replacement means for labour income.
    public let labour: MarkedValue?
    /// Product overlays.
    public let overlays: [MarkedValue]
    /// Phases in years.
    public let timeline: MarkedValue?
    /// Models; empty for what the rest of the scenario calls for.
    public let models: [MarkedValue]
    /// What to print.
    public let outputs: MarkedValue?
    /// The whole file.
    public let root: MarkedValue
    /// The models that it may name.
    public let registry: ModelRegistry

    /// Why a file cannot be read, with a file of a similar name beside it.
    private static func unreadable(_ path: String) -> Diagnostic {
        let url = URL(fileURLWithPath: path)
        let folder = Folder.isFolder(path) ? url : url.deletingLastPathComponent()
        let files = (Folder.allNames(in: folder.path) ?? []).filter { name in
            [".yaml", ".yml", ".json"].contains(where: name.lowercased().hasSuffix)
        }
        let remedy =
            Suggestion.nearest(to: url.lastPathComponent, in: files)
            .map { "did you mean \($0)?" } ?? "give the path of a YAML or JSON file"
        return Diagnostic(
            .error, "unreadable-file", Folder.obstacle(at: path) ?? "the file may not be read",
            at: .init(file: path), remedy: remedy)
    }

    /// Reads a file of YAML or JSON.
    /// - Parameter registry: the models that it may name.
    /// - Throws: `unreadable-file`, `source-overwritten`, or everything that does not fit the
    ///   format.
    public static func read(
        path: String, _ registry: ModelRegistry = .standard
    ) throws(Diagnostics) -> Scenario {
        if !(FilesRead.current?.note(path) ?? true) { throw .sourceOverwritten(path) }
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw Diagnostics([unreadable(path)])
        }
        guard let text = String(bytes: data, encoding: .utf8) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-utf8", "the file is not UTF-8 text", at: .init(file: path),
                    remedy: "save it as UTF-8")
            ])
        }
        return try parse(text, file: path, registry)
    }

    /// Reads a text of YAML or JSON.
    /// - Parameters:
    ///   - file: what findings call it.
    ///   - registry: the models that it may name.
    /// - Throws: everything that does not fit the format, each with its line and column.
    public static func parse(
        _ text: String, file: String? = nil, _ registry: ModelRegistry = .standard
    ) throws(Diagnostics) -> Scenario {
        var problems = Diagnostics()
        let node = try YAMLReader.root(text, file: file, &problems)
        var validator = Validator(file: file)
        validator.problems = problems
        let value = validator.value(node, .object(ScenarioFormat.file(registry)), "")
        try validator.problems.inFileOrder.throwIfErrors()
        guard let value, let scenario = Scenario(value, file: file, registry) else {
            preconditionFailure("a checked file lacks required fields")
        }
        return scenario
    }

    /// A scenario from the values of a file that was checked; nil without a table.
    init?(_ root: MarkedValue, file: String?, _ registry: ModelRegistry) {
        guard let table = root["table"] else { return nil }
        func fields(_ key: String) -> [MarkedValue] { root[key]?.elements ?? [] }
        self.file = file
        self.root = root
        self.registry = registry
        self.table = table
        title = root["title"]?.text
        summary = root["description"]?.text
        groups = root["groups"]?.members ?? [:]
        restrictions = fields("restrictions")
        demand = fields("demand")
        capacity = fields("capacity")
        tradeCosts = fields("trade_costs")
        carbonPrice = root["carbon_price"]
        replacement = root["replace"]
        labour = root["labour"]
        overlays = fields("overlay")
        timeline = root["timeline"]
        models = fields("models")
        outputs = root["outputs"]
    }

    /// Tables to run the shock on besides the file's own.
    public var variants: [MarkedValue] { root["variants"]?.elements ?? [] }

    /// Caps on the trade of whole regions.
    public var tradeCaps: [MarkedValue] { root["trade_caps"]?.elements ?? [] }

    /// Many shocks, each by itself.
    public var events: [MarkedValue] { root["events"]?.elements ?? [] }

    /// One event as a scenario of its own: with this file's table, groups, replacement rule and
    /// models.
    func scenario(of event: MarkedValue) -> Scenario? {
        let shared = ["version", "table", "trade", "groups", "replace", "models"]
        var fields = root.members.filter { shared.contains($0.key) }
        for (key, value) in event.members where key != "name" { fields[key] = value }
        return Scenario(
            MarkedValue(content: .object(fields), location: event.location), file: file, registry)
    }

    /// Trade by customs code; nil where the file names none.
    public var trade: MarkedValue? { root["trade"] }

    /// The same file with other values, which fit the format but for what is filled in from trade:
    /// see ``TradeFields``.
    public func replacing(_ root: MarkedValue) -> Scenario {
        guard let scenario = Scenario(root, file: file, registry) else {
            preconditionFailure("a scenario lost its table")
        }
        return scenario
    }

    /// What a sweep varies; nil where the file has none.
    public var sweep: MarkedValue? { root["sweep"] }

    /// Name or path of the table.
    public var tableName: String { table.text ?? "" }
}

extension Diagnostics {
    /// The same findings by line and column; those without a place first.
    var inFileOrder: Diagnostics {
        sorted { a, b in
            let (first, second) = (a.location, b.location)
            return (first.line ?? 0, first.column ?? 0) < (second.line ?? 0, second.column ?? 0)
        }
    }
}
