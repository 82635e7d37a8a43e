/// Turns what people type (`KOR`, `jpn/C9`, `CHN,TWN`, `*`, `@west`, `@eu@2011`) into indices of
/// one table.
///
/// Codes match without regard to case, and names are accepted where codes are: of countries with
/// their variants and ISO codes, of sectors as the table names them, or the words that one name
/// alone begins with. What is not there is an error with the nearest label as a suggestion, and a
/// name of several an error that lists them; nothing is guessed. A code that holds a comma is one
/// code, with or without quotes around it. A country whose parts the table keeps apart stands for
/// all of them together. `@NAME` is a group that the user defined, which may hold other groups, or
/// a public one (`PublicGroup`).
public struct LabelResolver: Sendable {
    /// The table's labels.
    public let layout: TableLayout
    let year: Int?
    let own: [String: GroupDefinition]
    private let regionIndex: [String: Int]
    private let sectorIndex: [String: Int]
    let groupTitles = GroupTitles()
    private let regionNames: LabelNames
    private let sectorNames: LabelNames
    /// Regions of the countries whose parts are kept apart.
    private let wholes: [String: [Int]]

    /// A resolver for the labels of a table.
    /// - Parameter groups: the user's own groups, which take over from public ones of the same
    ///   name.
    public init(_ table: MRIOTable, groups: [GroupDefinition] = []) {
        self.init(table.layout, year: table.year, groups: groups)
    }

    /// A resolver for the labels of a layout.
    /// - Parameters:
    ///   - year: the year that `@NAME@table` means; nil where there is none.
    ///   - groups: the user's own groups, which take over from public ones of the same name.
    public init(_ layout: TableLayout, year: Int? = nil, groups: [GroupDefinition] = []) {
        self.layout = layout
        self.year = year
        own = Dictionary(groups.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        regionIndex = Self.index(layout.regions.map(\.code))
        sectorIndex = Self.index(layout.sectors.map(\.code))
        regionNames = LabelNames(regionsOf: layout)
        sectorNames = LabelNames(sectorsOf: layout)
        let families = layout.families
        wholes = Dictionary(
            families.ofSeveralRegions.map {
                (families.labels[$0].code.lowercased(), families.members[$0])
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Indices of regions from a comma list of codes, groups and `*`, in table order, each once.
    /// - Throws: every label that is not known.
    public func regions(
        _ text: String, at location: Diagnostic.Location = .init()
    ) throws(Diagnostics) -> [Int] {
        try resolve(
            items(text, regionIndex, regionNames), regionIndex, layout.regions.map(\.code),
            kind: "region", location)
    }

    /// Indices of sectors from a comma list of codes, groups, `*` and spans such as `c3-c16`, in
    /// table order, each once.
    /// - Throws: every label that is not known.
    public func sectors(
        _ text: String, at location: Diagnostic.Location = .init()
    ) throws(Diagnostics) -> [Int] {
        try resolve(
            items(text, sectorIndex, sectorNames), sectorIndex, layout.sectors.map(\.code),
            kind: "sector", location)
    }

    /// The regions of one item of a list in a file: a code, a group or `*`. Where the item as a
    /// whole is no label, it may still be a list.
    /// - Throws: every label that is not known.
    public func regions(
        item text: String, at location: Diagnostic.Location = .init()
    ) throws(Diagnostics) -> [Int] {
        try item(text, regionIndex, layout.regions.map(\.code), kind: "region", location)
    }

    /// The sectors of one item of a list in a file: a code, a group, `*` or a span. Where the item
    /// as a whole is no label, it may still be a list.
    /// - Throws: every label that is not known.
    public func sectors(
        item text: String, at location: Diagnostic.Location = .init()
    ) throws(Diagnostics) -> [Int] {
        try item(text, sectorIndex, layout.sectors.map(\.code), kind: "sector", location)
    }

    /// Indices of industries from a comma list of `REGION/SECTOR`; either part may be a group or
    /// `*`, and a region alone stands for all its sectors. In table order, each once.
    /// - Throws: every label that is not known.
    public func industries(
        _ text: String, at location: Diagnostic.Location = .init()
    ) throws(Diagnostics) -> [Int] {
        var problems = Diagnostics()
        var found = Set<Int>()
        let parts = LabelList.items(text) { isRegion($0) || isIndustry($0) }
        for part in parts {
            let pieces =
                isRegion(part)
                ? [part] : QuotedText.split(part, at: "/", maxSplits: 1).map(String.init)
            do throws(Diagnostics) {
                let chosenRegions = try regions(pieces[0], at: location)
                let chosenSectors = try sectors(pieces.count > 1 ? pieces[1] : "*", at: location)
                let chosen = chosenRegions.flatMap {
                    layout.industries(of: $0, sectors: chosenSectors)
                }
                if chosen.isEmpty { throw lacking(part, chosenRegions, location) }
                found.formUnion(chosen)
            } catch {
                problems.add(error)
            }
        }
        if found.isEmpty, !problems.hasErrors { problems.add(emptyList("industry", location)) }
        try problems.throwIfErrors()
        return found.sorted()
    }

    /// `unknown-label` for an industry that its region does not have.
    private func lacking(
        _ part: String, _ regions: [Int], _ location: Diagnostic.Location
    ) -> Diagnostics {
        let own = regions.prefix(1).flatMap { region in
            layout.industries(of: region).prefix(8).map {
                layout.sectors[layout.sector(ofIndustry: $0)].code
            }
        }
        let more = regions.first.map { layout.industries(of: $0).count > own.count } ?? false
        return Diagnostics([
            Diagnostic(
                .error, "unknown-label",
                "there is no industry \(part): regions of this table have different sectors",
                at: location,
                remedy: regions.first.map {
                    "\(layout.regions[$0].code) has \(own.joined(separator: ", "))"
                        + (more ? " and more" : "")
                })
        ])
    }

    /// The families of the table's regions.
    public var families: RegionFamilies { layout.families }

    private func isRegion(_ text: String) -> Bool {
        regionIndex[text.lowercased()] != nil || wholes[text.lowercased()] != nil
            || regionNames.isKnown(text)
    }

    private func names(_ kind: String) -> LabelNames {
        kind == "region" ? regionNames : sectorNames
    }

    /// True for `REGION/SECTOR` with the codes of both; in the place of the region may stand `*` or
    /// a group.
    private func isIndustry(_ text: String) -> Bool {
        text.indices.contains { position in
            guard text[position] == "/" else { return false }
            let region = QuotedText.unquoted(text[..<position])
            let sector = QuotedText.unquoted(text[text.index(after: position)...])
            let isGroup = region == "*" || region.hasPrefix("@") && !region.contains(",")
            return (isGroup || isRegion(region)) && isLabel(sector, sectorIndex, sectorNames)
        }
    }

    private func item(
        _ text: String, _ index: [String: Int], _ codes: [String], kind: String,
        _ location: Diagnostic.Location
    ) throws(Diagnostics) -> [Int] {
        do throws(Diagnostics) {
            return try resolve([QuotedText.unquoted(text)], index, codes, kind: kind, location)
        } catch {
            do throws(Diagnostics) {
                return try resolve(
                    items(text, index, names(kind)), index, codes, kind: kind, location)
            } catch _ {
                throw error
            }
        }
    }

    /// One region, for options that take exactly one.
    public func region(
        _ text: String, at location: Diagnostic.Location = .init()
    ) throws(Diagnostics) -> Int {
        let found = try regions(text, at: location)
        guard found.count == 1 else {
            let codes = found.prefix(8).map { layout.regions[$0].code }
            let list = codes.joined(separator: ", ")
            let whole = QuotedText.unquoted(text)
            let isWhole = wholes[whole.lowercased()] != nil
            throw Diagnostics([
                Diagnostic(
                    .error, "not-one-region",
                    isWhole
                        ? "\(text) stands for \(list), which this table keeps apart"
                        : "\(text) names \(found.count) regions", at: location,
                    remedy: isWhole
                        ? "name one of them, or join them with aggregate --bloc "
                            + "\(whole)=\(codes.joined(separator: ","))"
                        : "name exactly one")
            ])
        }
        return found[0]
    }

    private func resolve(
        _ items: [String], _ index: [String: Int], _ codes: [String], kind: String,
        _ location: Diagnostic.Location
    ) throws(Diagnostics) -> [Int] {
        var problems = Diagnostics()
        var found = Set<Int>()
        for item in items where !item.isEmpty {
            find(item, index, codes, kind, location, within: [], &found, &problems)
        }
        if found.isEmpty, !problems.hasErrors { problems.add(emptyList(kind, location)) }
        try problems.throwIfErrors()
        return found.sorted()
    }

    /// Adds the positions behind one item of a list.
    /// - Parameter groups: the groups that hold the item, the outermost first.
    private func find(
        _ item: String, _ index: [String: Int], _ codes: [String], _ kind: String,
        _ location: Diagnostic.Location, within groups: [String], _ found: inout Set<Int>,
        _ problems: inout Diagnostics
    ) {
        if kind == "region", let parts = wholes[item.lowercased()] {
            found.formUnion(parts)
        } else if let position = index[item.lowercased()] {
            found.insert(position)
        } else if item == "*" {
            found.formUnion(0..<codes.count)
        } else if item.hasPrefix("@") {
            let name = item.dropFirst().lowercased()
            // A group that holds itself adds nothing the second time; `checkCycles` refuses it.
            if groups.contains(name) { return }
            do throws(Diagnostics) {
                let written: [String]
                if let group = own[name] {
                    written = group.labels { isLabel($0, index, names(kind)) }
                } else {
                    written = try members(of: name, at: location, within: groups.last)
                }
                for member in written {
                    find(
                        member, index, codes, kind, location, within: groups + [name], &found,
                        &problems)
                }
            } catch {
                problems.add(error)
            }
        } else if let span = span(item, index) {
            found.formUnion(span)
        } else {
            switch names(kind).find(item) {
            case .one(let code) where code.lowercased() != item.lowercased():
                find(code, index, codes, kind, location, within: groups, &found, &problems)
            case .several(let labels):
                problems.add(
                    Diagnostic(
                        .error, "ambiguous-name",
                        "‘\(item)’ may be \(RegionNames.list(labels, "or"))", at: location,
                        remedy: "write the code of the one that is meant"))
            case .one, .none:
                problems.add(unknown(kind, item, among: codes, location, within: groups.last))
            }
        }
    }

    /// `c3-c16` as the positions from one code to the other; nil when it is not a span.
    private func span(_ item: String, _ index: [String: Int]) -> ClosedRange<Int>? {
        for position in item.indices where item[position] == "-" {
            let first = item[..<position].lowercased()
            let last = item[item.index(after: position)...].lowercased()
            if let a = index[first], let b = index[last], a <= b { return a...b }
        }
        return nil
    }

    private func items(
        _ text: String, _ index: [String: Int], _ names: LabelNames
    ) -> [String] {
        LabelList.items(text) { isLabel($0, index, names) }
    }

    private func isLabel(_ text: String, _ index: [String: Int], _ names: LabelNames) -> Bool {
        index[text.lowercased()] != nil || names.isKnown(text)
    }

    private func unknown(
        _ kind: String, _ word: String, among candidates: [String],
        _ location: Diagnostic.Location, within group: String? = nil
    ) -> Diagnostic {
        var message = "unknown \(kind) \(Self.clipped(word))"
        if let group { message += " in @\(group)" }
        let shown = candidates.prefix(8).map(Self.clipped).joined(separator: ", ")
        let list = candidates.count > 8 ? "\(shown), … (\(candidates.count))" : shown
        let remedy: String
        if kind == "region", let country = Country.named(word) {
            // A country that is not there is no other one that is written nearly so.
            message +=
                ": this table does not show \(RegionNames.inSentence(country.name)) by itself"
            remedy =
                regionNames.restOfTheWorld.map { "it is part of the rest of the world, \($0)" }
                ?? "known: \(list)"
        } else if let name = groupNamed(word, near: false) {
            remedy = "did you mean the group @\(name)?"
        } else if let near = Suggestion.nearest(to: word, in: candidates)
            ?? names(kind).nearest(to: word)
        {
            remedy = "did you mean \(near)?"
        } else if let name = groupNamed(word, near: true) {
            remedy = "did you mean the group @\(name)?"
        } else {
            remedy = "known: \(list)"
        }
        return Diagnostic(.error, "unknown-\(kind)", message, at: location, remedy: remedy)
    }

    private func emptyList(_ kind: String, _ location: Diagnostic.Location) -> Diagnostic {
        Diagnostic(
            .error, "empty-list", "no \(kind) is named", at: location,
            remedy: "name at least one, or * for all")
    }

    /// What a message shows of a label: at most 80 characters.
    private static func clipped(_ label: String) -> String {
        label.utf8.count <= 80 ? label : "\(label.prefix(80))…"
    }

    private static func index(_ codes: [String]) -> [String: Int] {
        Dictionary(
            codes.enumerated().map { ($0.element.lowercased(), $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }
}
