import InputOutput
import Reporting
import Testing

/// The cells of one column as people see them, from the rows of its Markdown table.
private func shown(
    _ style: NumberStyle, _ cells: [Cell], unit: String? = nil
) throws -> [String] {
    let table = ReportTable(
        name: "t", title: "T",
        columns: [Column(name: "x", unit: unit, style: style), Column(name: "end")],
        rows: cells.map { [$0, "."] })
    let text = try MarkdownExporter.render(
        ResultDocument(command: "c", version: "v", tables: [table]), options: .init())
    return text.split(separator: "\n").dropFirst(3).prefix(cells.count).map { line in
        String(line.dropFirst(2).dropLast(" | . |".count))
    }
}

@Suite struct NumberStyleTests {
    @Test func automaticKeepsFourDigitsOfTheLargest() throws {
        #expect(try shown(.automatic, [12.3456, -0.5, nil]) == ["12.35", "-0.50", "n/a"])
        #expect(try shown(.automatic, [0.00123456]) == ["0.001235"])
        #expect(try shown(.automatic, [123_456.7, 1.5]) == ["123,457", "2"])
    }

    @Test func automaticLeavesIntegersAlone() throws {
        #expect(try shown(.automatic, [2011, 35]) == ["2011", "35"])
        #expect(try shown(.automatic, [2011.0, -35.0]) == ["2011", "-35"])
        #expect(try shown(.automatic, [57_400, 1435]) == ["57,400", "1,435"])
        #expect(try shown(.automatic, [3, 0.25]) == ["3", "0.250"])
        #expect(
            try shown(.automatic, [.integer(.min), .integer(.max)])
                == ["-9,223,372,036,854,775,808", "9,223,372,036,854,775,807"])
    }

    @Test func currencyHasSeparatorsAndDecimalsByMagnitude() throws {
        #expect(try shown(.currency, [1_234_567.89, -1234.5]) == ["1,234,568", "-1,234"])
        #expect(try shown(.currency, [9999.94, 100]) == ["9,999.9", "100.0"])
        #expect(try shown(.currency, [99.5, -1]) == ["99.50", "-1.00"])
        #expect(try shown(.currency, [999_999.5, 1000]) == ["1,000,000", "1,000"])
    }

    @Test func percentKeepsThreeDigitsOfEveryNumber() throws {
        #expect(try shown(.percent, [123.45]) == ["123"])
        #expect(try shown(.percent, [99.96]) == ["100"])
        #expect(try shown(.percent, [9.996, 0.9996]) == ["10.0", "1.00"])
        #expect(try shown(.percent, [-45.67, 0.5]) == ["-45.7", "0.500"])
        #expect(try shown(.percent, [-4.567, 0.5]) == ["-4.57", "0.500"])
        #expect(try shown(.percent, [-9.0423, -0.0036421]) == ["-9.04", "-0.00364"])
        #expect(try shown(.share, [0.08874, 0.000451]) == ["8.87", "0.0451"])
        #expect(try shown(.percent, [0.04567]) == ["0.0457"])
    }

    /// What is nothing beside the rest of its column, or rounding, is no number for people.
    @Test func roundingIsZero() throws {
        #expect(
            try shown(.currency, [2500, 1e-6, -1e-7], unit: "million USD")[1...] == ["0", "0"])
        #expect(try shown(.currency, [2500, 1e-5], unit: "million USD")[1] == "0.00001")
        #expect(try shown(.percent, [-3e-15, 1e-14], unit: "%") == ["0", "0"])
        #expect(try shown(.share, [1e-16, 0.5], unit: "share") == ["0", "50.0"])
        #expect(try shown(.automatic, [1.5, 1e-10], unit: "kt")[1] == "0")
        // Without a unit the numbers of a column need not be comparable.
        #expect(try shown(.automatic, [1.5, 1e-10])[1] == "1e-10")
    }

    @Test func otherStyles() throws {
        #expect(try shown(.share, [0.123456, 1]) == ["12.3", "100"])
        #expect(try shown(.integer, [3.7, -12_345.2]) == ["4", "-12,345"])
        #expect(
            try shown(.scientific, [12_345.678, -1e-300, 0.0])
                == ["1.235e4", "-1.000e-300", "0"])
        #expect(try shown(.decimals(3), [1.0005, 2]) == ["1.000", "2.000"])
        #expect(try shown(.decimals(0), [2.5, 3.5]) == ["2", "4"])
    }

    @Test(arguments: [
        NumberStyle.automatic, .currency, .integer, .decimals(0), .decimals(2),
    ])
    func onlyATrueZeroIsPrintedAsZero(style: NumberStyle) throws {
        let cells: [Cell] = [
            50_000.5, 0.0, -0.0, -0.000031, 1e-300, .number(-.leastNonzeroMagnitude),
        ]
        #expect(
            try shown(style, cells).dropFirst() == ["0", "0", "-0.000031", "1e-300", "-4.9e-324"])
    }

    @Test func noPercentageIsPrintedAsZeroButZero() throws {
        let cells: [Cell] = [
            50_000.5, 0.0, -0.0, -0.000031, 1e-300, .number(-.leastNonzeroMagnitude),
        ]
        #expect(
            try shown(.percent, cells).dropFirst() == [
                "0", "0", "-0.0000310", "1e-300", "-4.94e-324",
            ])
    }

    @Test func smallNumbersKeepTwoDigits() throws {
        #expect(
            try shown(.currency, [20_000, 0.4, 0.0456, 0.00999]).dropFirst() == [
                "0.4", "0.046", "0.01",
            ])
        #expect(
            try shown(.share, [0.00000123]) == ["0.000123"])
    }

    @Test func hugeNumbersAreInPowersOfTen() throws {
        #expect(
            try shown(.currency, [1e15, .number(.greatestFiniteMagnitude), 12.5])
                == ["1.000e15", "1.798e308", "12.50"])
    }

    /// Numbers that findings quote have commas as those of tables have.
    @Test func numbersOfFindingsAreGrouped() {
        #expect(
            [853_234, -13_322.4, 1_435, 12.345, 0.5, 1e15].map(brief) == [
                "853,234", "-13,322", "1435", "12.35", "0.5", "1,000,000,000,000,000",
            ])
    }

    @Test func notFiniteNumbersAreNamed() throws {
        #expect(
            try shown(.currency, [.number(.nan), .number(.infinity), .number(-.infinity), 1.5])
                == ["nan", "inf", "-inf", "1.50"])
    }

    @Test func numbersAmongLabelsStandForThemselves() throws {
        #expect(
            try shown(.automatic, ["WIOD", 2011, 35, 57_400.25, 0.5, true])
                == ["WIOD", "2011", "35", "57,400", "0.5000", "yes"])
    }
}
