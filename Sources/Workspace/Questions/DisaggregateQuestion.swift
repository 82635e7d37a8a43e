import InputOutput
import Providers
public import Reporting

/// A table with regions or sectors split by weights; every total is kept.
public struct DisaggregateQuestion: Question {
    /// `disaggregate`.
    public static let command = "disaggregate"
    /// Why a table of mixed units is refused.
    public static let mixedUnitsRefusal: String? =
        "the parts of a sector share the value of its inputs"
    /// Why a table of unequal sectors is refused.
    public static let unequalSectorsRefusal: String? =
        "weights are given for a sector in every region"
    /// The table: a path, or a name.
    public var table = ""
    /// A CSV of the parts of regions.
    public var regions: String?
    /// A CSV of the parts of sectors.
    public var sectors: String?
    /// Divide weights by their sum, so that they may be amounts.
    public var normalize = false
    /// Share of the flows inside what is split that stays within the same part.
    public var innerShare = 0.0
    /// Where to write the table.
    public var output = ""
    /// Write also where that replaces the table that is read.
    public var force = false
    /// Name of the new table; nil for one that says what was done.
    public var name: String?
    /// How the table is read.
    public var reading = ReadingChoices()

    /// The question with its defaults.
    public init() {}

    /// Why the choices do not go together.
    public var misuse: String? {
        if regions == nil, sectors == nil { return "give --regions or --sectors" }
        return (0...1).contains(innerShare)
            ? nil : "--inner-share takes a share between 0 and 1, not \(innerShare)"
    }

    /// The table that is written.
    public var writtenPaths: [String] { [output] }

    /// Writes the table, and says what was done.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        var table = try inquiry.read(
            self.table, reading, force: force
        ).table
        var done: [String] = []
        for (path, dimension) in [
            (regions, WeightedSplit.Dimension.regions), (sectors, .sectors),
        ] {
            guard let path else { continue }
            var labels = WrittenLabels(LabelResolver(table))
            let lines = try SplitFile.read(path: path, of: dimension).map {
                $0.coded(by: &labels, splitting: dimension)
            }
            try labels.problems.throwIfErrors()
            let split = try WeightedSplit(
                lines, of: dimension, in: table.layout, normalises: normalize)
            table = try table.disaggregated(split, innerShare: innerShare, name: name)
            let count = split.splitOld.count
            let noun = count == 1 ? String(dimension.rawValue.dropLast()) : dimension.rawValue
            done.append("\(count) \(noun) \(count == 1 ? "was" : "were") split by \(path).")
        }
        try TableFile.write(table, to: output)
        return inquiry.written(table, to: output, done: done)
    }
}
