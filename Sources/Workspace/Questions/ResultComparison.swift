import InputOutput
import Reporting

/// Two kept results side by side.
struct ResultComparison {
    /// The ranges of both, one row a party and measure; nil where neither has an answer.
    let answers: ReportTable?
    /// Assumptions that differ; nil where none does.
    let assumptions: ReportTable?
    /// Numbers of tables that differ, table by table, the largest difference of a column first.
    let numbers: ReportTable
    /// How much differs, in words.
    let sentence: String
    /// How many numbers stand in both.
    let compared: Int
    /// Which end of an answer moves most, in words; nil where none does.
    let largest: String?

    init(_ a: KeptResult, _ b: KeptResult) {
        answers = Self.answers(a, b)
        let changed = Self.assumptions(a, b)
        assumptions =
            changed.isEmpty
            ? nil
            : ReportTable(
                name: "assumption_differences", title: "Assumptions that differ",
                columns: ["name", "first", "second", "unit"].map { Column(name: $0) },
                rows: changed)
        let (rows, compared, only) = Self.numbers(a, b)
        numbers = ReportTable(
            name: "differences", title: "Numbers that differ",
            columns: [
                Column(name: "result_table", heading: "table"), Column(name: "row"),
                Column(name: "column"), Column(name: "unit"), Column(name: "first"),
                Column(name: "second"), Column(name: "difference"),
            ], rows: rows,
            notes: only == 0
                ? [] : ["\(only) rows are in one of the results only and are not compared"])
        self.compared = compared
        let words =
            changed.count == 1 ? "1 assumption differs" : "\(changed.count) assumptions differ"
        func count(_ number: Int) -> String { NumberText.grouped(String(number)) }
        sentence = "\(words), and so do \(count(rows.count)) of \(count(compared)) numbers"
        largest = answers.flatMap(Self.largest)
    }

    /// What the first screen shows.
    var lead: Lead {
        if answers != nil {
            return Lead(
                "answer_differences",
                [
                    "party", "measure_name", "unit", "low_first", "low_second", "high_first",
                    "high_second",
                ])
        }
        return Lead(
            "differences",
            ["result_table", "row", "column", "unit", "first", "second", "difference"],
            optional: ["result_table"])
    }

    /// Why no number stands in both results; nil where one does.
    static func apartness(_ a: KeptResult, _ b: KeptResult) -> String {
        for (word, result) in [("first", a), ("second", b)] where !result.hasNumbers {
            return "the \(word) holds no number"
        }
        let names = [a, b].map { $0.tables.filter(\.hasNumbers).map(\.name) }
        if !names[0].contains(where: names[1].contains) {
            let commands =
                a.command == b.command ? "" : ", of ‘\(a.command)’ and of ‘\(b.command)’"
            return """
                they hold other tables: \(names[0].joined(separator: ", ")) and \
                \(names[1].joined(separator: ", "))\(commands)
                """
        }
        return "their tables have no row or no column in common"
    }

    private static func answers(_ a: KeptResult, _ b: KeptResult) -> ReportTable? {
        func key(_ item: [String: JSONTree]) -> [String] {
            ["party_name", "measure", "unit"].map { item[$0]?.typed ?? "" }
        }
        let second = Dictionary(b.answer.map { (key($0), $0) }, uniquingKeysWith: { x, _ in x })
        let first = Dictionary(a.answer.map { (key($0), $0) }, uniquingKeysWith: { x, _ in x })
        let keys = a.answer.map(key) + b.answer.map(key).filter { first[$0] == nil }
        if keys.isEmpty { return nil }
        let rows = keys.map { key -> [Cell] in
            let numbers = ["low", "high"].flatMap { end -> [Cell] in
                let x = first[key]?[end].flatMap(number)
                let y = second[key]?[end].flatMap(number)
                let change = x.flatMap { x in y.map { $0 - x } }
                return [Cell(x), Cell(y), Cell(change)]
            }
            let name = a.measures[key[1]] ?? b.measures[key[1]] ?? key[1]
            return key.map(Cell.text) + numbers + [.text(name)]
        }
        func ends(_ name: String, _ word: String) -> [Column] {
            [
                Column(name: "\(name)_first", heading: "\(word), first (%)", style: .significant),
                Column(name: "\(name)_second", heading: "\(word), second (%)", style: .significant),
                Column(
                    name: "\(name)_difference", heading: "difference (points)",
                    style: .significant),
            ]
        }
        return ReportTable(
            name: "answer_differences", title: "The answers, by kind of measure",
            columns: [Column(name: "party"), Column(name: "measure"), Column(name: "unit")]
                + ends("low", "lowest") + ends("high", "highest")
                + [Column(name: "measure_name", heading: "measure in words")], rows: rows)
    }

    /// The end of a range that differs most between the results, in words.
    private static func largest(_ answers: ReportTable) -> String? {
        let names = answers.columns.map(\.name)
        func place(_ name: String) -> Int { names.firstIndex(of: name) ?? 0 }
        var found: (size: Double, text: String)?
        for row in answers.rows {
            for (end, word) in [("low", "lowest"), ("high", "highest")] {
                guard let change = row[place("\(end)_difference")].number,
                    let first = row[place("\(end)_first")].number,
                    let second = row[place("\(end)_second")].number,
                    abs(change) > max(found?.size ?? 0, 1e-9)
                else { continue }
                func number(_ value: Double) -> String { NumberText.threeDigits(value) }
                let party = RegionNames.inSentence(row[place("party")].plain)
                let text = """
                    The \(row[place("measure_name")].plain) of \(party) differs most: at its \
                    \(word) it is \(number(first)) \(row[place("unit")].plain) in the first result \
                    and \(number(second)) \(row[place("unit")].plain) in the second.
                    """
                found = (abs(change), text)
            }
        }
        return found?.text
    }

    private static func assumptions(_ a: KeptResult, _ b: KeptResult) -> [[Cell]] {
        func values(_ result: KeptResult) -> [(name: String, value: String, unit: String)] {
            result.assumptions.map {
                ($0["name"]?.typed ?? "", $0["value"]?.typed ?? "n/a", $0["unit"]?.typed ?? "")
            }
        }
        let first = values(a)
        let second = values(b)
        let byName = Dictionary(second.map { ($0.name, $0) }, uniquingKeysWith: { x, _ in x })
        let known = Set(first.map(\.name))
        var seen: Set<String> = []
        let changed = first.filter {
            byName[$0.name]?.value != $0.value && seen.insert($0.name).inserted
        }
        .map { item -> [Cell] in
            [.text(item.name), .text(item.value), Cell(byName[item.name]?.value), .text(item.unit)]
        }
        let added = second.filter { !known.contains($0.name) && seen.insert($0.name).inserted }
            .map { item -> [Cell] in
                [.text(item.name), nil, .text(item.value), .text(item.unit)]
            }
        return changed + added
    }

    /// Numbers of tables of one name, row by row by their words, column by column by their names.
    private static func numbers(
        _ a: KeptResult, _ b: KeptResult
    ) -> (rows: [[Cell]], compared: Int, only: Int) {
        var rows: [[Cell]] = []
        var compared = 0
        var only = 0
        for table in a.tables {
            guard let other = b.tables.first(where: { $0.name == table.name }) else { continue }
            let first = table.byWords
            let second = other.byWords
            only += first.keys.count { second[$0] == nil } + second.keys.count { first[$0] == nil }
            for (position, column) in table.columns.enumerated() {
                guard let place = other.columns.firstIndex(where: { $0.name == column.name }) else {
                    continue
                }
                var found: [(size: Double, row: [Cell])] = []
                for key in table.rows.map(\.words) {
                    guard let x = first[key]?[position], let y = second[key]?[place],
                        let one = number(x), let two = number(y)
                    else { continue }
                    compared += 1
                    // Another solver's last digits are no difference.
                    if abs(two - one) <= 1e-12 * max(abs(one), abs(two)) { continue }
                    found.append(
                        (
                            abs(two - one),
                            [
                                .text(table.name), .text(key), .text(column.name),
                                Cell(column.unit), .number(one), .number(two), .number(two - one),
                            ]
                        ))
                }
                rows += found.sorted { $0.size > $1.size }.map(\.row)
            }
        }
        return (rows, compared, only)
    }

    private static func number(_ tree: JSONTree) -> Double? {
        if case .number(let value) = tree { value } else { nil }
    }
}

extension KeptResult {
    fileprivate var hasNumbers: Bool { tables.contains(where: \.hasNumbers) }
}

extension KeptResult.Table {
    fileprivate var hasNumbers: Bool {
        rows.contains { $0.contains { if case .number = $0 { true } else { false } } }
    }

    /// Rows by their words; the first where several have the same.
    fileprivate var byWords: [String: [JSONTree]] {
        Dictionary(rows.map { ($0.words, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension [JSONTree] {
    /// The words of a row, by which it is found in another result.
    fileprivate var words: String {
        compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: " · ")
    }
}
