/// One finding about user input or about a result, made of facts so that the caller can write the
/// sentence, group findings, or test for a stable `code`.
public struct Diagnostic: Sendable, Hashable, Codable, Error {
    /// How much a finding matters.
    public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
        /// The input cannot be used as it is.
        case error
        /// The input is used; the reader should know this about it.
        case warning
        /// A fact stated for the record, such as what a reader accepted.
        case note
    }

    /// Where a finding points to. All parts are optional; what is known is printed.
    public struct Location: Sendable, Hashable, Codable {
        /// Path of the file as the user gave it.
        public var file: String?
        /// 1-based line of a text file.
        public var line: Int?
        /// 1-based column of a text file.
        public var column: Int?
        /// Name of a dataset, sheet, cell or label pair, such as `Z[JPN/c9, KOR/c14]`.
        public var place: String?

        /// A location from the parts that are known.
        public init(
            file: String? = nil, line: Int? = nil, column: Int? = nil, place: String? = nil
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.place = place
        }

        /// `file:line:column: place`, leaving out what is not known; `nil` when nothing is.
        public var description: String? {
            var text = MessageText.shortened(file ?? "")
            if let line {
                text += text.isEmpty ? "line \(line)" : ":\(line)"
                if let column { text += ":\(column)" }
            }
            if let place { text += text.isEmpty ? place : ": \(place)" }
            return text.isEmpty ? nil : text
        }
    }

    /// A stable kebab-case identifier, such as `duplicate-code`.
    public var code: String
    /// How much it matters.
    public var severity: Severity
    /// Where it is.
    public var location: Location
    /// What is wrong, in one sentence without a full stop.
    public var message: String
    /// What would fix it, in one sentence without a full stop.
    public var remedy: String?

    /// A finding; `location` may stay empty where there is no place to name.
    public init(
        _ severity: Severity, _ code: String, _ message: String, at location: Location = .init(),
        remedy: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = Self.bounded(message)
        self.location = location
        self.location.place = location.place.map(Self.bounded)
        self.remedy = remedy.map(Self.bounded)
    }

    /// A text of at most 4096 bytes, with long words shortened: a file that is no table may hold
    /// one cell of megabytes.
    private static func bounded(_ text: String) -> String {
        let limit = 4096
        let text = MessageText.shortened(text)
        if text.utf8.count <= limit { return text }
        let end = text.utf8.index(text.startIndex, offsetBy: limit - 3)
        return text[..<end] + "…"
    }

    /// `place: message (remedy)` on one line, without the severity.
    public var sentence: String {
        var text = message
        if let place = location.description { text = "\(place): \(text)" }
        if let remedy { text += " (\(remedy))" }
        return text
    }
}

/// Several findings thrown together, so that a user sees every problem of an input at once.
///
/// A million errors say no more than the first of them: beyond `mostErrors` they are counted and
/// not kept, so that memory and messages stay bounded whatever the input. Warnings are all kept.
public struct Diagnostics: Error, Sendable, Hashable {
    /// So many errors are kept.
    public static let mostErrors = 100

    /// The findings in the order in which they were found, without errors beyond `mostErrors`.
    public private(set) var items: [Diagnostic] = []
    /// Errors that were found and are not kept.
    public private(set) var unlistedErrors = 0
    private var listedErrors = 0

    /// A collection of findings.
    public init(_ items: [Diagnostic] = []) {
        for item in items { add(item) }
    }

    /// Adds a finding.
    public mutating func add(_ item: Diagnostic) {
        if item.severity == .error {
            if listedErrors == Self.mostErrors {
                unlistedErrors += 1
                return
            }
            listedErrors += 1
        }
        items.append(item)
    }

    /// Adds all findings of another collection.
    public mutating func add(_ other: Diagnostics) {
        for item in other.items { add(item) }
        unlistedErrors += other.unlistedErrors
    }

    /// The same findings in another order, ties as they were; what is only counted stays counted.
    package func sorted(
        by areInIncreasingOrder: (Diagnostic, Diagnostic) -> Bool
    ) -> Diagnostics {
        var result = self
        result.items.sort(by: areInIncreasingOrder)
        return result
    }

    /// All errors that were found, also those that are not kept.
    public var errorCount: Int { listedErrors + unlistedErrors }

    /// True when at least one finding is an error.
    public var hasErrors: Bool { listedErrors > 0 }

    /// Throws `self` when at least one finding is an error.
    public func throwIfErrors() throws(Diagnostics) {
        if hasErrors { throw self }
    }
}
