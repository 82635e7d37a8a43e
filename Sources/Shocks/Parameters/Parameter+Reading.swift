public import InputOutput

extension Parameter {
    /// A value as people type it on a command line.
    /// - Parameter location: where findings point.
    /// - Throws: `bad-option`, or unknown regions of a replacement.
    public func read(
        _ text: String, labels: LabelResolver, at location: Diagnostic.Location
    ) throws(Diagnostics) -> ParameterValue {
        let word = text.lowercased()
        let value: ParameterValue?
        switch kind {
        case .number, .whole: value = Double(text).map { .number($0) }
        case .share: value = RestrictionSyntax.share(text).map { .number($0) }
        case .choice: value = .word(word)
        case .flag:
            value =
                ["true", "yes"].contains(word)
                ? true : ["false", "no"].contains(word) ? false : nil
        case .replacement:
            value = .replacement(try Replacement.parse(text, labels: labels, at: location))
        case .file(let file):
            value = .file(try file.read(text, from: nil, labels: labels, at: location))
        }
        if let value, kind.takes(value) { return value }
        var nearest: String?
        if case .choice(let words) = kind { nearest = Suggestion.nearest(to: word, in: words) }
        throw Diagnostics([
            Diagnostic(
                .error, "bad-option", "‘\(text)’ is not a value of \(id)", at: location,
                remedy: nearest.map { "did you mean \($0)?" } ?? "expected \(expectation)")
        ])
    }

    /// What was expected, for messages.
    public var expectation: String {
        let words = unit.map { " (\($0))" } ?? ""
        return switch kind {
        case .number(let range):
            "a number from \(brief(range.lowerBound)) to \(brief(range.upperBound))" + words
        case .whole(let range):
            "a whole number from \(range.lowerBound) to \(range.upperBound)" + words
        case .share(let range):
            "a share such as 0.3 or 30%, from \(brief(range.lowerBound)) to "
                + brief(range.upperBound)
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        case .flag: "true or false"
        case .replacement: "none, pro-rata, domestic, or region codes"
        case .file(let file): file.expectation
        }
    }
}

extension Replacement {
    /// The rule behind `none`, `pro-rata`, `domestic` or a list of region codes.
    /// - Throws: unknown regions.
    public static func parse(
        _ text: String, labels: LabelResolver, at location: Diagnostic.Location
    ) throws(Diagnostics) -> Replacement {
        switch text.lowercased() {
        case "none": .none
        case "pro-rata": .proRata
        case "domestic": .domestic
        default: .regions(try labels.regions(text, at: location))
        }
    }
}
