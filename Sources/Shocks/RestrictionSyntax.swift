public import InputOutput

/// The one-line notation for restrictions: `EXPORTER/SECTORS:IMPORTER[/USERS]=CUT[~SHARE]`.
///
/// `JPN/c9:KOR=30%` cuts Japan's chemicals to Korea by 30 %; `JPN/c9:KOR/c14=1~0.02` stops a
/// product that is 2 % of the chemicals that Korea's electronics industry buys. Exporters and
/// importers may be lists or groups: every pair of different countries becomes one restriction. A
/// code with a comma, a slash, a colon or an equals sign in it may stand in quotes, and needs them
/// where the text could be read in another way.
public enum RestrictionSyntax {
    /// The restrictions that a text stands for.
    /// - Throws: everything that is wrong with it.
    public static func parse(
        _ text: String, labels: LabelResolver, at location: Diagnostic.Location? = nil
    ) throws(Diagnostics) -> [Restriction] {
        let location = location ?? Diagnostic.Location(place: "restriction \(text)")
        let readings = readings(of: text)
        guard let first = readings.first else {
            throw Diagnostics([
                Diagnostic(
                    .error, "restriction-syntax", "this is not a restriction", at: location,
                    remedy: "write EXPORTER/SECTORS:IMPORTER[/USERS]=CUT, such as JPN/c9:KOR=30%")
            ])
        }
        do throws(Diagnostics) {
            return try restrictions(first, labels, location)
        } catch {
            // Codes may have a colon or an equals sign of their own.
            for reading in readings.dropFirst() {
                if let found = try? restrictions(reading, labels, location) { return found }
            }
            throw error
        }
    }

    /// What stands where in a text.
    private struct Reading {
        let exporter: String
        let importer: String
        let amounts: String
    }

    /// The ways in which a text can be divided, the one at the first signs first; none for a text
    /// without them.
    private static func readings(of text: String) -> [Reading] {
        let sides = QuotedText.split(text, at: "=")
        return sides.indices.dropFirst().flatMap { k -> [Reading] in
            let flow = QuotedText.split(sides[..<k].joined(separator: "="), at: ":")
            return flow.indices.dropFirst().map { c in
                Reading(
                    exporter: flow[..<c].joined(separator: ":"),
                    importer: flow[c...].joined(separator: ":"),
                    amounts: sides[k...].joined(separator: "="))
            }
        }
    }

    private static func restrictions(
        _ reading: Reading, _ labels: LabelResolver, _ location: Diagnostic.Location
    ) throws(Diagnostics) -> [Restriction] {
        var problems = Diagnostics()
        let (exporters, sectors) = split(Substring(reading.exporter))
        let (importers, users) = split(Substring(reading.importer))
        if sectors == nil {
            problems.add(
                Diagnostic(
                    .error, "restriction-syntax", "the restricted sectors are missing",
                    at: location, remedy: "write \(exporters)/SECTORS, or \(exporters)/* for all"))
        }
        let amounts = reading.amounts.split(
            separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        let cut = share(String(amounts[0]), "cut", location, &problems)
        let productShare =
            amounts.count > 1
            ? share(String(amounts[1]), "product share", location, &problems) : 1
        // A share that is none was told already, and is not 0.
        if amounts.count > 1, share(String(amounts[1])) == 0 {
            problems.add(
                Diagnostic(
                    .error, "share-out-of-range", "a product share of 0 restricts nothing",
                    at: location, remedy: "the product share lies above 0 and at most at 1"))
        }
        let sellers = collect(&problems) { () throws(Diagnostics) in
            try labels.regions(exporters, at: location)
        }
        let buyers = collect(&problems) { () throws(Diagnostics) in
            try labels.regions(importers, at: location)
        }
        let products = collect(&problems) { () throws(Diagnostics) in
            try sectors.map { sectors throws(Diagnostics) in
                try labels.sectors(sectors, at: location)
            } ?? []
        }
        let using = collect(&problems) { () throws(Diagnostics) in
            try users.map { users throws(Diagnostics) in
                try labels.sectors(users, at: location)
            } ?? []
        }
        let pairs = sellers.flatMap { s in
            buyers.filter { !labels.families.isHome(s, $0) }.map { (s, $0) }
        }
        if pairs.isEmpty, !problems.hasErrors {
            problems.add(
                Diagnostic(
                    .error, "restriction-on-itself", "exporter and importer are the same region",
                    at: location, remedy: "name two different regions"))
        }
        try problems.throwIfErrors()
        return pairs.map { seller, buyer in
            Restriction(
                exporter: seller, sectors: products, importer: buyer,
                users: users == nil ? nil : using, cut: cut, productShare: productShare)
        }
    }

    /// A share as `30%` or `0.3`; nil when the text is neither.
    public static func share(_ text: String) -> Double? {
        let trimmed = text.filter { $0 != " " }
        let isPercent = trimmed.hasSuffix("%")
        guard let number = Double(isPercent ? String(trimmed.dropLast()) : trimmed),
            number.isFinite
        else { return nil }
        return isPercent ? number / 100 : number
    }

    private static func split(_ text: Substring) -> (region: String, rest: String?) {
        let parts = QuotedText.split(text, at: "/", maxSplits: 1)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
    }

    private static func share(
        _ text: String, _ what: String, _ location: Diagnostic.Location,
        _ problems: inout Diagnostics
    ) -> Double {
        guard let value = share(text) else {
            problems.add(
                Diagnostic(
                    .error, "not-a-share", "the \(what) ‘\(text)’ is not a share", at: location,
                    remedy: "write it as 30% or 0.3"))
            return 0
        }
        if !(0...1).contains(value) {
            let isPercent = text.contains("%")
            let percent =
                value > 1 && value <= 100 && !isPercent
                ? "; did you mean \(brief(value))%?" : ""
            // What was computed has more digits than anybody typed.
            let told = isPercent || text.count < 8 ? text : brief(value)
            problems.add(
                Diagnostic(
                    .error, "share-out-of-range", "the \(what) \(told) lies outside 0 to 1",
                    at: location, remedy: "a share is between 0 and 1 (100%)\(percent)"))
            return 0
        }
        return value
    }

    private static func collect(
        _ problems: inout Diagnostics, _ resolve: () throws(Diagnostics) -> [Int]
    ) -> [Int] {
        do throws(Diagnostics) {
            return try resolve()
        } catch {
            problems.add(error)
            return []
        }
    }
}
