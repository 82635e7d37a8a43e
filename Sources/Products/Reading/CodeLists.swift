import Containers
public import InputOutput

extension CodeLinks {
    /// Reads pairs of codes from a CSV: the first column of codes that are linked, the second of
    /// their counterparts, and `weight` where the list gives weights. Codes keep their leading
    /// zeros; a code of one digit less than the others in its column gets one back.
    /// - Throws: `wrong-header`, and every line that does not fit.
    public init(path: String) throws(Diagnostics) {
        var records = try CSVRecords(path: path, due: "hs6,isic4 (and weight)") { header in
            header.count == 2 || (header.count == 3 && header[2].lowercased() == "weight")
        }
        try records.requireRows()
        let hasWeights = records.columns.count == 3
        let widths = [0, 1].map { column in
            records.rows.map { $0[column].text.count }.max() ?? 0
        }
        var pairs: [(from: String, to: String, weight: Double?)] = []
        for row in records.rows {
            let codes = [0, 1].map { column in
                let text = row[column].text
                let isShort = text.count == widths[column] - 1 && Int(text) != nil
                return isShort && [4, 6].contains(widths[column]) ? "0\(text)" : text
            }
            if codes.contains("") {
                records.add(
                    "empty-code", "a pair lacks a code", at: row[codes[0].isEmpty ? 0 : 1],
                    remedy: "remove the line, or fill in the code")
                continue
            }
            var weight: Double?
            if hasWeights {
                guard let number = Double(row[2].text), number > 0, number.isFinite else {
                    records.add(
                        "bad-weight", "'\(row[2].text)' is not a weight", at: row[2],
                        remedy: "write a number above 0")
                    continue
                }
                weight = number
            }
            pairs.append((codes[0], codes[1], weight))
        }
        try records.throwIfAny()
        self.init(
            name: TradeFile.name(of: path), source: records.columns[0],
            counterpart: records.columns[1], pairs: pairs)
    }
}

/// Names of products.
public enum ProductNames {
    /// Reads a CSV of codes and names, such as BACI's `code,description`.
    /// - Throws: `wrong-header`, and codes that are none.
    public static func read(path: String) throws(Diagnostics) -> [CustomsCode: String] {
        var records = try CSVRecords(path: path, due: "code,description") { $0.count == 2 }
        try records.requireRows()
        var names: [CustomsCode: String] = [:]
        for row in records.rows {
            let text = row[0].text
            if let code = CustomsCode(text.count == 5 ? "0\(text)" : text) {
                names[code] = row[1].text
            } else if !text.allSatisfy(\.isLetter) {
                records.add(
                    "bad-product", "'\(text)' is not a customs code of six digits", at: row[0],
                    remedy: "keep the lines of six digits")
            }
        }
        try records.throwIfAny()
        return names
    }

    /// The list of products of a release, whose lines of other than six digits name sums and goods
    /// without a code.
    static func release(_ text: CSVText) throws(Diagnostics) -> [CustomsCode: String] {
        let records = try CSVRecords(text, due: "code,description") {
            $0.count >= 2 && $0[0].lowercased() == "code" && $0[1].lowercased() == "description"
        }
        try records.throwIfAny()
        var names: [CustomsCode: String] = [:]
        for row in records.rows {
            let code = row[0].text
            if let code = CustomsCode(code.count == 5 ? "0\(code)" : code) {
                names[code] = row[1].text
            }
        }
        return names
    }
}

/// What products are used for, by the Broad Economic Categories: for further production, as
/// equipment, or by households.
public enum EndUse: String, Sendable, Hashable, CaseIterable {
    /// Goods that industries use up.
    case intermediate
    /// Equipment.
    case capital
    /// Goods of households.
    case consumption

    /// The end use of a category of BEC Rev. 4 by its definition (United Nations 2002): 41 and 521
    /// are capital goods; 112, 122, 522, 61, 62 and 63 consumption goods; the other numbers are
    /// intermediate; motor spirit (321) and passenger cars (51) serve both and count as none, and
    /// so do 32, processed fuels with motor spirit and without, and 7, goods of no other category.
    ///
    /// Lists of three digits throughout write 21 as 210, 32 as 320 and 7 as 700.
    public init?(category: String) {
        var digits = category.filter(\.isNumber)
        if digits.count == 3, digits.last == "0" { digits.removeLast() }
        switch digits {
        case "111", "121", "21", "22", "31", "322", "42", "53": self = .intermediate
        case "41", "521": self = .capital
        case "112", "122", "522", "61", "62", "63": self = .consumption
        default: return nil
        }
    }

    /// What a list says of the end use of products.
    public struct List: Sendable {
        /// The end use of every code that has a single one.
        public let uses: [CustomsCode: EndUse]
        /// Cells that are no category of BEC Rev. 4, sorted, and of how many codes.
        public let unknown: (categories: [String], codes: Int)
        /// The edition of the Harmonized System that the list says its codes are of.
        public let edition: String?
    }

    /// True for what is a category of BEC Rev. 4, of one end use or of several.
    private static func isCategory(_ text: String) -> Bool {
        if EndUse(category: text) != nil { return true }
        return ["32", "320", "321", "51", "510", "7", "70", "700"].contains(text)
    }

    /// Reads a CSV of customs codes and categories.
    /// - Throws: `wrong-header`, and codes that are none.
    public static func read(path: String) throws(Diagnostics) -> [CustomsCode: EndUse] {
        try list(path: path).uses
    }

    /// The same with what is unknown, and the edition.
    public static func list(path: String) throws(Diagnostics) -> List {
        var records = try CSVRecords(path: path, due: "hs6,bec") { $0.count == 2 }
        try records.requireRows()
        var uses: [CustomsCode: EndUse] = [:]
        var (unknown, count): (Set<String>, Int) = ([], 0)
        for row in records.rows {
            let text = row[0].text
            guard let code = CustomsCode(text.count == 5 ? "0\(text)" : text) else {
                records.add(
                    "bad-product", "'\(text)' is not a customs code of six digits", at: row[0],
                    remedy: "keep the lines of six digits")
                continue
            }
            let category = row[1].text
            uses[code] = EndUse(category: category)
            if !isCategory(category) {
                unknown.insert(category)
                count += 1
            }
        }
        try records.throwIfAny()
        return List(
            uses: uses, unknown: (unknown.sorted(), count),
            edition: HarmonizedSystem.edition(records.columns[0]))
    }
}

/// Elasticities of substitution between the origins of a product, by importer and heading of three
/// digits, as Broda & Weinstein (2006) estimated them.
public struct ProductElasticities: Sendable {
    private let values: [String: Double]
    /// The file.
    public let name: String

    /// Reads a CSV of `importer,hs92_3,sigma`.
    /// - Throws: `wrong-header`, and numbers that are no elasticity.
    public init(path: String) throws(Diagnostics) {
        var records = try CSVRecords(path: path, headers: [["importer", "hs92_3", "sigma"]])
        try records.requireRows()
        var values: [String: Double] = [:]
        for row in records.rows {
            guard let sigma = Double(row[2].text), sigma > 0, sigma.isFinite else {
                records.add(
                    "bad-elasticity", "'\(row[2].text)' is not an elasticity", at: row[2],
                    remedy: "write a number above 0")
                continue
            }
            values["\(row[0].text.uppercased())/\(row[1].text)"] = sigma
        }
        try records.throwIfAny()
        self.values = values
        name = TradeFile.name(of: path)
    }

    /// The elasticity of an importer for a product of the 1992 edition; nil where none was
    /// estimated.
    public func elasticity(importer: String, code: CustomsCode) -> Double? {
        values["\(importer.uppercased())/\(code.text.prefix(3))"]
    }
}
