public import InputOutput

/// What a file of a parameter holds: numbers for the sectors of a table, which are too many to
/// type.
public enum ParameterFile: Sendable, Hashable {
    /// Trade elasticities: a CSV with the columns `sector` and `theta`, or the word caliendo-parro.
    case elasticities
    /// How much users need inputs: a CSV with the columns `input`, `user` and `rating`.
    case criticality
    /// Stocks of users in days of use: a CSV with the columns `sector` and `days`.
    case stockDays

    /// What was read.
    public enum Content: Sendable, Hashable {
        /// One trade elasticity a sector.
        case elasticities(SectorElasticities)
        /// A rating for each pair of an input and a user.
        case criticality(Criticality)
        /// Days of use by position of the user sector, for those that the file names.
        case stockDays([Int: Double], source: String)

        /// The file that takes such content.
        public var file: ParameterFile {
            switch self {
            case .elasticities: .elasticities
            case .criticality: .criticality
            case .stockDays: .stockDays
            }
        }

        /// Where it comes from, as it is typed.
        public var source: String {
            switch self {
            case .elasticities(let values): values.source
            case .criticality(let ratings): ratings.source
            case .stockDays(_, let source): source
            }
        }

        /// What it says, for the ledger.
        var sentence: String {
            switch self {
            case .elasticities(let values): values.sentence
            case .criticality(let ratings): ratings.title
            case .stockDays(let days, _):
                "\(days.count) user sector\(days.count == 1 ? "" : "s"), "
                    + "\(brief(days.values.min() ?? 0)) to \(brief(days.values.max() ?? 0))"
            }
        }
    }

    /// What was expected, for messages.
    var expectation: String {
        switch self {
        case .elasticities:
            """
            \(SectorElasticities.caliendoParroName), or a CSV file with the columns sector and \
            theta
            """
        case .criticality: "a CSV file with the columns input, user and rating"
        case .stockDays: "a CSV file with the columns sector and days"
        }
    }

    /// What stands for a value in templates and schemas.
    public var example: String {
        switch self {
        case .elasticities: SectorElasticities.caliendoParroName
        case .criticality: "criticality.csv"
        case .stockDays: "stocks.csv"
        }
    }

    /// What the command line's help calls its value.
    var valueName: String { self == .elasticities ? "name or file" : "file" }

    /// The content of the file at a path.
    /// - Parameters:
    ///   - folder: what a relative path starts from; nil for the working directory.
    ///   - location: where the path was written.
    /// - Throws: everything that is wrong with the path or the file.
    public func read(
        _ text: String, from folder: String?, labels: LabelResolver,
        at location: Diagnostic.Location
    ) throws(Diagnostics) -> Content {
        if self == .elasticities {
            let isName = text.lowercased() == SectorElasticities.caliendoParroName
            return .elasticities(
                try SectorElasticities.read(
                    isName ? text : Self.path(text, from: folder), in: labels.layout,
                    at: location))
        }
        guard text.lowercased().hasSuffix(".csv") else {
            throw Diagnostics([
                Diagnostic(
                    .error, "bad-option", "‘\(text)’ is not a CSV file", at: location,
                    remedy: "expected \(expectation)")
            ])
        }
        let path = Self.path(text, from: folder)
        if self == .criticality {
            let ratings = try CriticalityFile.read(
                path: path, labels: labels, layout: labels.layout)
            return .criticality(Criticality(ratings: ratings, source: path))
        }
        return .stockDays(
            try SectorNumbersFile.read(
                path: path, quantity: "days", within: 0...36_500, labels: labels),
            source: path)
    }

    /// A path as it is, or from a folder when it is relative.
    static func path(_ text: String, from folder: String?) -> String {
        guard let folder, !folder.isEmpty, !text.hasPrefix("/") else { return text }
        return folder.hasSuffix("/") ? folder + text : "\(folder)/\(text)"
    }

    /// The folder of a file; nil for one in the working directory.
    package static func folder(of file: String?) -> String? {
        guard let file, let slash = file.lastIndex(of: "/") else { return nil }
        return slash == file.startIndex ? "/" : String(file[..<slash])
    }
}
