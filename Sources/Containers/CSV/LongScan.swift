import Dispatch
import InputOutput
import Platform

/// Which columns of a long file hold what, by position.
package struct LongColumns: Sendable, Hashable {
    /// Region and sector that deliver.
    package var sellerRegion: Int
    package var sellerSector: Int
    /// Region and sector, or final-demand category, that receive.
    package var buyerRegion: Int
    package var buyerSector: Int
    /// The flow.
    package var value: Int
    /// The year, where the file has several.
    package var year: Int?

    /// Columns by position, from 0.
    package init(
        sellerRegion: Int, sellerSector: Int, buyerRegion: Int, buyerSector: Int, value: Int,
        year: Int? = nil
    ) {
        self.sellerRegion = sellerRegion
        self.sellerSector = sellerSector
        self.buyerRegion = buyerRegion
        self.buyerSector = buyerSector
        self.value = value
        self.year = year
    }

    /// All columns that are used.
    package var positions: Set<Int> {
        var found: Set = [sellerRegion, sellerSector, buyerRegion, buyerSector, value]
        if let year { found.insert(year) }
        return found
    }
}

/// Reads a long file, one flow a line, in two parallel passes: the first finds the labels, the
/// second the numbers.
package struct LongScan: Sendable {
    package let text: CSVText
    /// Offset of the first line behind the header.
    package let bodyStart: Int
    package let delimiter: UInt8
    /// Names of the columns.
    package let names: [String]
    package let columns: LongColumns
    /// Only lines of this year are used; nil for all.
    package var year: Int?
    /// Positions of columns without a name, which must be empty.
    package var blankColumns: [Int] = []

    /// A scan of the lines from `bodyStart` on.
    package init(
        text: CSVText, bodyStart: Int, delimiter: UInt8, names: [String], columns: LongColumns,
        year: Int? = nil
    ) {
        self.text = text
        self.bodyStart = bodyStart
        self.delimiter = delimiter
        self.names = names
        self.columns = columns
        self.year = year
    }

    /// What the first pass finds.
    package struct Survey: Sendable {
        /// Those that deliver, and those that receive, in the order of first use.
        package var sellers = LabelTable()
        package var buyers = LabelTable()
        /// Lines of each year, where there is a column of years.
        package var years: [Int: Int] = [:]
        /// Lines that are used.
        package var lineCount = 0
        /// Lines without anything in them.
        package var blanks = BlankLines()
        /// How decimals are written.
        package var decimals = DecimalMarks()
        /// What is wrong with lines.
        package var problems = ProblemList()
    }

    /// One line of the second pass.
    package struct Flow {
        package let seller: Int
        package let buyer: Int
        package let value: Double
        /// Offset of the value in the file.
        package let offset: Int
    }

    /// Files smaller than this are read by one thread.
    private static let smallestPart = 1 << 20

    /// Finds labels, years, and lines that are not well formed.
    /// - Parameter progress: gets the share that is done, on the calling thread.
    package func survey(progress: (Double) -> Void = { _ in }) -> Survey {
        let parts = parts()
        let found = ProgressMeter.with(total: text.count - bodyStart, progress) { meter in
            withExtendedLifetime(text) {
                Parallel.map(parts.count) { survey(parts[$0], meter) }
            }
        }
        var result = Survey()
        for part in found {
            result.sellers.merge(part.sellers)
            result.buyers.merge(part.buyers)
            result.years.merge(part.years, uniquingKeysWith: +)
            result.lineCount += part.lineCount
            result.blanks.add(part.blanks)
            result.decimals.add(part.decimals)
            result.problems.add(part.problems)
        }
        if let problem = result.decimals.problem(in: text) { result.problems.add(problem) }
        return result
    }

    /// Hands every flow to `sink`, from several threads at once, or in the order of the file.
    /// - Returns: for how many flows `sink` says true, and what is wrong with values.
    package func flows(
        of survey: Survey, inOrder: Bool = false, progress: (Double) -> Void = { _ in },
        _ sink: @Sendable (Flow) -> Bool
    ) -> (count: Int, problems: ProblemList) {
        let parts = inOrder ? [bodyStart..<text.count] : parts()
        let found = ProgressMeter.with(total: text.count - bodyStart, progress) { meter in
            withExtendedLifetime(text) {
                Parallel.map(parts.count) { flows(parts[$0], survey, meter, sink) }
            }
        }
        var problems = ProblemList()
        for part in found { problems.add(part.problems) }
        return (found.reduce(0) { $0 + $1.count }, problems)
    }

    private func parts() -> [Range<Int>] {
        let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let count = max(1, min(processors, (text.count - bodyStart) / Self.smallestPart))
        let splitter = CSVMatrixScan(text: text, bodyStart: bodyStart, columns: [], name: "")
        return splitter.split(into: count).map(\.range)
    }

    /// Calls `body` for each line of a part that has as many cells as the header.
    private func forEachLine(
        of part: Range<Int>, _ problems: inout ProblemList, _ blanks: inout BlankLines,
        _ meter: ProgressMeter,
        _ body: (UnsafePointer<UInt8>, [CSVCursor.Field], inout ProblemList) -> Void
    ) {
        guard let base = text.bytes.baseAddress else { return }
        var cursor = CSVCursor(
            base: base, position: part.lowerBound, end: part.upperBound, delimiter: delimiter)
        let width = names.count
        var fields: [CSVCursor.Field] = []
        fields.reserveCapacity(width)
        var released = part.lowerBound
        while cursor.position < part.upperBound {
            let start = cursor.position
            fields.removeAll(keepingCapacity: true)
            var extra = 0
            while true {
                let field = cursor.next()
                if fields.count < width { fields.append(field) } else { extra += 1 }
                if let problem = field.problem {
                    problems.add(CellText.diagnostic(problem, at: text.location(of: field.start)))
                }
                if field.terminator != .delimiter { break }
            }
            if fields[0].content.isEmpty, width > 1, !fields[0].isQuoted,
                fields.allSatisfy({ $0.content.isEmpty && !$0.isQuoted })
            {
                blanks.meet(start, hasCells: fields.count > 1)
                continue
            }
            blanks.goOn()
            for column in blankColumns where column < fields.count {
                if !fields[column].content.isEmpty {
                    problems.add(
                        Diagnostic(
                            .error, "extra-cell",
                            "there is a cell in column \(column + 1), which has no name",
                            at: text.location(of: fields[column].start),
                            remedy: "name the column, or empty it"))
                }
            }
            if fields.count == width, extra == 0 {
                body(base, fields, &problems)
            } else {
                let count = fields.count + extra
                problems.add(
                    Diagnostic(
                        .error, count < width ? "short-row" : "long-row",
                        "the line has \(count) cells for \(width) columns",
                        at: text.location(of: start),
                        remedy: "where commas stand for decimal points, write points"))
            }
            if cursor.position - released > 8 << 20 {
                text.release(released..<cursor.position)
                meter.add(cursor.position - released)
                released = cursor.position
            }
        }
        // Empty lines at the end of a file are its end, and no more.
        if part.upperBound < text.count { blanks.goOn() }
        meter.add(cursor.position - released)
    }

    private func survey(_ part: Range<Int>, _ meter: ProgressMeter) -> Survey {
        var result = Survey()
        var problems = ProblemList()
        var blanks = BlankLines()
        var decimals = DecimalMarks()
        let mayHaveCommas = delimiter != UInt8(ascii: ",")
        var (seller, buyer) = (-1, -1)
        var lastYear: (text: Range<Int>, value: Int)?
        forEachLine(of: part, &problems, &blanks, meter) { base, fields, problems in
            if let column = columns.year {
                let field = fields[column].content
                if let last = lastYear, last.text.count == field.count,
                    memcmp(base + last.text.lowerBound, base + field.lowerBound, field.count) == 0
                {
                    result.years[last.value, default: 0] += 1
                    if let year, year != last.value { return }
                } else if let value = text.string(fields[column]).flatMap({ Int($0) }) {
                    lastYear = (field, value)
                    result.years[value, default: 0] += 1
                    if let year, year != value { return }
                } else {
                    problems.add(
                        Diagnostic(
                            .error, "not-a-number", "the year is not a whole number",
                            at: text.location(of: fields[column].start),
                            remedy: "write a year such as 2019"))
                    return
                }
            }
            result.lineCount += 1
            if mayHaveCommas { decimals.meet(fields[columns.value], base) }
            let from = LabelTable.Key(
                base: base, outer: fields[columns.sellerRegion].content,
                inner: fields[columns.sellerSector].content)
            if !result.sellers.matches(from, seller) {
                seller = result.sellers.insert(from, at: fields[columns.sellerSector].start)
            }
            let to = LabelTable.Key(
                base: base, outer: fields[columns.buyerRegion].content,
                inner: fields[columns.buyerSector].content)
            buyer += 1
            if !result.buyers.matches(to, buyer) {
                buyer = result.buyers.insert(to, at: fields[columns.buyerSector].start)
            }
        }
        result.problems = problems
        result.blanks = blanks
        result.decimals = decimals
        return result
    }

    private func flows(
        _ part: Range<Int>, _ survey: Survey, _ meter: ProgressMeter, _ sink: (Flow) -> Bool
    ) -> (count: Int, problems: ProblemList) {
        // What the first pass found wrong was said then.
        var ignored = ProblemList()
        var ignoredBlanks = BlankLines()
        var problems = ProblemList()
        var count = 0
        var (seller, buyer) = (-1, -1)
        let parser = NumberParser.shared
        let yearText = year.map { Array(String($0).utf8) }
        let hasCommas = survey.decimals.areCommas
        forEachLine(of: part, &ignored, &ignoredBlanks, meter) { base, fields, _ in
            if let column = columns.year, let yearText {
                let field = UnsafeBufferPointer(rebasing: text.bytes[fields[column].content])
                guard field.elementsEqual(yearText) else { return }
            }
            let from = LabelTable.Key(
                base: base, outer: fields[columns.sellerRegion].content,
                inner: fields[columns.sellerSector].content)
            if !survey.sellers.matches(from, seller) {
                seller = survey.sellers.id(of: from) ?? -1
            }
            let to = LabelTable.Key(
                base: base, outer: fields[columns.buyerRegion].content,
                inner: fields[columns.buyerSector].content)
            buyer += 1
            if !survey.buyers.matches(to, buyer) { buyer = survey.buyers.id(of: to) ?? -1 }
            guard seller >= 0, buyer >= 0 else { return }
            let field = fields[columns.value]
            var position = base + field.content.lowerBound
            let end = base + field.content.upperBound
            let value = parser.parse(&position, end: end)
            if hasCommas, let value = DecimalMarks.number(field, base) {
                let flow = Flow(
                    seller: seller, buyer: buyer, value: value, offset: field.start)
                if sink(flow) { count += 1 }
                return
            }
            if value == value, position == end {
                let flow = Flow(
                    seller: seller, buyer: buyer, value: value, offset: field.start)
                if sink(flow) { count += 1 }
                return
            }
            switch CellText.number(in: text, field) {
            case .success(let value):
                let flow = Flow(
                    seller: seller, buyer: buyer, value: value, offset: field.start)
                if sink(flow) { count += 1 }
            case .failure(let problem):
                let (from, to) = (survey.sellers.pair(seller), survey.buyers.pair(buyer))
                let place = "\(from.outer)/\(from.inner) to \(to.outer)/\(to.inner)"
                problems.add(
                    Diagnostic(
                        .error, problem.code, problem.message,
                        at: text.location(of: field.start, place: place),
                        remedy: problem.remedy ?? "write 0 where nothing flows"))
            }
        }
        return (count, problems)
    }
}
