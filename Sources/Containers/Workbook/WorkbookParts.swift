package import InputOutput

/// Which members of a workbook's archive are its sheets and its shared strings.
package struct WorkbookParts {
    /// Whether the parts are binary.
    package let isBinary: Bool
    /// Names and parts of the sheets, in order.
    package let sheets: [(name: String, member: ZipArchive.Member)]
    /// The shared strings; nil when the workbook has none.
    package let strings: ZipArchive.Member?

    private struct Relation {
        let type: String
        let target: String
    }

    /// Reads the workbook part and its relations.
    /// - Throws: `not-a-workbook`, `damaged-workbook` without file; what `ZipArchive` throws.
    package init(_ archive: ZipArchive) throws(Diagnostics) {
        guard let part = Self.workbook(in: archive.members) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "not-a-workbook", "the archive holds no workbook",
                    remedy: "xlsx and xlsb files hold xl/workbook.xml or xl/workbook.bin")
            ])
        }
        isBinary = part.name.hasSuffix(".bin")
        let folder = part.name.split(separator: "/").dropLast().map { "\($0)/" }.joined()
        let file = part.name.dropFirst(folder.count)
        let relationsName = "\(folder)_rels/\(file).rels"
        guard let relationsPart = Self.member(relationsName, in: archive.members) else {
            throw WorkbookDamage.diagnostics("the archive has no \(relationsName)")
        }
        let relations = try Self.relations(try archive.bytes(of: relationsPart), relationsName)
        let content = try archive.bytes(of: part)
        defer { withExtendedLifetime(content) {} }
        let listed =
            isBinary
            ? try Self.binarySheets(content.bytes) : try Self.xmlSheets(content.bytes, part.name)
        var sheets: [(name: String, member: ZipArchive.Member)] = []
        for (name, id) in listed {
            guard let relation = relations[id] else {
                throw WorkbookDamage.diagnostics("the sheet \(name) has no part in the archive")
            }
            guard relation.type.hasSuffix("/worksheet") else { continue }
            let target = Self.path(of: relation.target, in: folder)
            guard let member = Self.member(target, in: archive.members) else {
                throw WorkbookDamage.diagnostics(
                    "the sheet \(name) is missing: the archive has no \(target)")
            }
            sheets.append((name, member))
        }
        self.sheets = sheets
        let shared = relations.values.first { $0.type.hasSuffix("/sharedStrings") }
        if let shared {
            let target = Self.path(of: shared.target, in: folder)
            guard let member = Self.member(target, in: archive.members) else {
                throw WorkbookDamage.diagnostics("the archive has no \(target)")
            }
            strings = member
        } else {
            strings = nil
        }
    }

    /// The workbook part among the members of an archive.
    package static func workbook(in members: [ZipArchive.Member]) -> ZipArchive.Member? {
        member("xl/workbook.xml", in: members) ?? member("xl/workbook.bin", in: members)
    }

    /// Whether names are those of the parts of a workbook.
    package static func isWorkbook(_ names: [String]) -> Bool {
        names.contains { ["xl/workbook.xml", "xl/workbook.bin"].contains($0.lowercased()) }
    }

    /// Part names are compared without regard to case.
    private static func member(
        _ name: String, in members: [ZipArchive.Member]
    ) -> ZipArchive.Member? {
        members.first { $0.name == name }
            ?? members.first { $0.name.lowercased() == name.lowercased() }
    }

    /// A target is relative to the workbook's folder, or absolute with a slash.
    private static func path(of target: String, in folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/")
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    private static func relations(
        _ content: FileBytes, _ name: String
    ) throws(Diagnostics) -> [String: Relation] {
        defer { withExtendedLifetime(content) {} }
        var relations: [String: Relation] = [:]
        try XMLPart.read(
            content.bytes, named: name,
            start: { element, attributes in
                guard element == "Relationship", let id = attributes["Id"],
                    let type = attributes["Type"], let target = attributes["Target"]
                else { return }
                relations[id] = Relation(type: type, target: target)
            })
        return relations
    }

    private static func xmlSheets(
        _ bytes: UnsafeRawBufferPointer, _ name: String
    ) throws(Diagnostics) -> [(name: String, id: String)] {
        var sheets: [(name: String, id: String)] = []
        try XMLPart.read(
            bytes, named: name,
            start: { element, attributes in
                guard element == "sheet", let name = attributes["name"], let id = attributes["id"]
                else { return }
                sheets.append((name, id))
            })
        return sheets
    }

    private static func binarySheets(
        _ bytes: UnsafeRawBufferPointer
    ) throws(Diagnostics) -> [(name: String, id: String)] {
        let bytes = bytes.assumingMemoryBound(to: UInt8.self)
        guard let base = bytes.baseAddress else {
            throw WorkbookDamage.diagnostics("xl/workbook.bin is empty")
        }
        var sheets: [(name: String, id: String)] = []
        var cursor = BIFF12Cursor(base, count: bytes.count)
        while cursor.offset < bytes.count {
            guard case .record(let type, let data) = cursor.next() else {
                throw WorkbookDamage.diagnostics("xl/workbook.bin ends inside a record")
            }
            guard type == BIFF12Record.sheetOfBundle else { continue }
            // State and number of the sheet, then the relation and the name.
            guard let id = BIFF12Value.text(data, at: 8),
                let name = BIFF12Value.text(data, at: id.end)
            else {
                throw WorkbookDamage.diagnostics("a sheet’s name is longer than its record")
            }
            sheets.append((name.text, id.text))
        }
        return sheets
    }
}
