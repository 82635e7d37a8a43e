import Containers
public import InputOutput

/// Reads a user's own account: a CSV with one number an industry.
///
/// Three headers are known:
///
///     region,sector,value                  one stressor; its code and unit are given apart
///     region,sector,stressor,unit,value    any number of stressors, one number a line
///     region,sector,CO2 (kt),jobs (1000)   a column for each stressor, its unit in parentheses
///
/// Final demand itself is written as the sector `final_demand:CODE`.
public enum SatelliteFile {
    /// The numbers of a file, each with its place, for `SatelliteBuilder` to check against a table.
    /// - Parameters:
    ///   - stressor: code and unit of the first form; ignored for the others.
    /// - Throws: everything that is wrong with the file; `no-stressor` for the first form without
    ///   one.
    public static func read(
        path: String, stressor: (code: String, unit: String)? = nil
    ) throws(Diagnostics) -> [SatelliteBuilder.Entry] {
        var file = try CSVRecords(
            path: path,
            due: "region,sector,value’, ‘region,sector,stressor,unit,value’ or ‘region,sector,"
                + "CODE (UNIT),…", accepts: { form(of: $0) != nil })
        try file.requireRows()
        guard let form = form(of: file.columns) else { return [] }
        if case .single = form, stressor == nil {
            throw Diagnostics([
                Diagnostic(
                    .error, "no-stressor", "the file does not say what its numbers are",
                    at: .init(file: path), remedy: "give --stressor CODE and --unit UNIT")
            ])
        }
        var entries: [SatelliteBuilder.Entry] = []
        for row in file.rows {
            let holder = holder(row[0].text, row[1].text)
            func add(_ code: String, _ unit: String, _ cell: CSVRecords.Cell) {
                guard let value = Double(cell.text), value.isFinite else {
                    let problem = CellText.problem(with: cell.text)
                    file.add(problem.code, problem.message, at: cell, remedy: problem.remedy)
                    return
                }
                entries.append(
                    .init(
                        stressor: code, unit: unit, holder: holder, value: value,
                        location: file.location(of: row[0])))
            }
            switch form {
            case .single: if let stressor { add(stressor.code, stressor.unit, row[2]) }
            case .long: add(row[2].text, row[3].text, row[4])
            case .wide(let stressors):
                for (item, cell) in zip(stressors, row.dropFirst(2)) {
                    add(item.code, item.unit, cell)
                }
            }
        }
        try file.throwIfAny()
        return entries
    }

    private enum Form {
        case single
        case long
        case wide([(code: String, unit: String)])
    }

    private static func form(of header: [String]) -> Form? {
        guard header.count >= 3, header[0] == "region", header[1] == "sector" else { return nil }
        let rest = Array(header.dropFirst(2))
        if rest == ["value"] { return .single }
        if rest == ["stressor", "unit", "value"] { return .long }
        let stressors = rest.compactMap(stressor)
        return stressors.count == rest.count ? .wide(stressors) : nil
    }

    /// `CO2 (kt)`; nil for anything else.
    private static func stressor(_ text: String) -> (code: String, unit: String)? {
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return nil }
        let code = text[..<open].reversed().drop { $0 == " " }.reversed()
        let unit = text[text.index(after: open)...].dropLast()
        return code.isEmpty || unit.isEmpty ? nil : (String(code), String(unit))
    }

    private static func holder(
        _ region: String, _ sector: String
    ) -> SatelliteBuilder.Entry.Holder {
        let prefix = "final_demand:"
        return sector.lowercased().hasPrefix(prefix)
            ? .finalDemand("\(region)/\(sector.dropFirst(prefix.count))")
            : .industry("\(region)/\(sector)")
    }
}
