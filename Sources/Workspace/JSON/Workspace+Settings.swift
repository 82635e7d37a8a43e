public import InputOutput

extension Workspace {
    /// A workspace with settings from a JSON object, for other languages: `tables`, a list of
    /// folders that are searched and no others; `cache`, false or a folder; `memory`, bytes of
    /// tables and factors that stay in memory; `threads`, tasks that a sweep uses at once. What is
    /// left out is as on the command line.
    /// - Throws: `not-json`, `unknown-field` and `wrong-type`, all at once.
    public convenience init(settings json: String) throws(Diagnostics) {
        var problems = Diagnostics()
        func wrong(_ name: String, _ remedy: String) {
            problems.add(
                Diagnostic(
                    .error, "wrong-type", "‘\(name)’ cannot have this value",
                    at: .init(place: name), remedy: remedy))
        }
        guard let given = try JSONTree.parse(json).fields else {
            throw Diagnostics([
                Diagnostic(.error, "not-json", "the settings are not a JSON object")
            ])
        }
        var finder = TableFinder()
        var cache: CacheChoice? = CacheChoice(limit: try CacheLimit.fromEnvironment())
        var memory = 2 << 30
        var threads: Int?
        for (name, value) in given.sorted(by: { $0.key < $1.key }) where value != .null {
            switch name {
            case "tables":
                if let folders = value.texts {
                    finder = TableFinder(folders: folders)
                } else {
                    wrong(name, "give a list of folders")
                }
            case "cache":
                switch value {
                case .flag(true): break
                case .flag(false): cache = nil
                case .text(let folder): cache?.folder = folder
                default: wrong(name, "give false or a folder")
                }
            case "memory":
                if let bytes = value.whole, bytes >= 0 {
                    memory = bytes
                } else {
                    wrong(name, "give a number of bytes")
                }
            case "threads":
                if let count = value.whole, count >= 1 {
                    threads = count
                } else {
                    wrong(name, "give 1 or more")
                }
            default:
                let known = ["tables", "cache", "memory", "threads"]
                problems.add(
                    Diagnostic(
                        .error, "unknown-field", "there is no setting ‘\(name)’",
                        at: .init(place: name),
                        remedy: Suggestion.nearest(to: name, in: known).map {
                            "did you mean \($0)?"
                        }
                            ?? "choose from \(known.joined(separator: ", "))"))
            }
        }
        try problems.throwIfErrors()
        self.init(finder: finder, cache: cache, memory: memory, threads: threads)
    }
}

extension JSONTree {
    /// The texts of a list of texts; nil for other values.
    fileprivate var texts: [String]? {
        guard case .list(let items) = self else { return nil }
        let texts = items.compactMap { item -> String? in
            if case .text(let text) = item { text } else { nil }
        }
        return texts.count == items.count ? texts : nil
    }

    /// A whole number; nil for other values.
    fileprivate var whole: Int? {
        if case .number(let value) = self { Int(exactly: value) } else { nil }
    }
}
