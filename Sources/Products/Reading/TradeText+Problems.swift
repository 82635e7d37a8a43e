import Containers
import InputOutput

/// What is said of lines that do not fit.
extension TradeText {
    /// The finding of a problem.
    static func diagnostic(_ problem: TradeScan.Problem, in text: CSVText) -> Diagnostic {
        let cell = "'\(problem.text.prefix(40))'"
        let (code, message, remedy): (String, String, String)
        switch problem.kind {
        case .cells(let count):
            (code, message, remedy) = (
                "wrong-row", "the line has \(count) cells, which is not as many as the header",
                "put a cell that holds a comma in quotes"
            )
        case .year:
            (code, message, remedy) = (
                "bad-year", "\(cell) is not a year", "write four digits, such as 2022"
            )
        case .partner:
            (code, message, remedy) = (
                "bad-country", "\(cell) is not the code of a country",
                "write ISO alpha-3 codes, or the release's numbers"
            )
        case .product:
            (code, message, remedy) = (
                "bad-product", "\(cell) is not a product of six digits", self.remedy(problem.text)
            )
        case .world:
            (code, message, remedy) = (
                "world-total", "the line is a sum over all countries",
                "remove the lines of the world: they would count every flow twice"
            )
        case .chapter:
            (code, message, remedy) = (
                "bad-product", "\(cell) is in no chapter of the Harmonized System",
                "chapters begin with 01; leave out what has no code"
            )
        case .flow:
            (code, message, remedy) = (
                "bad-flow", "\(cell) is not a flow", "write M or 1 for imports, X or 2 for exports"
            )
        case .frequency:
            (code, message, remedy) = (
                "not-yearly", "the line is not of a year: its frequency is \(cell)",
                "get the yearly numbers (freqCode A): months of a year are not added up here"
            )
        case .period:
            (code, message, remedy) = (
                "not-yearly", "the line is not of a year: its period is \(cell)",
                "get the yearly numbers: months of a year are not added up here"
            )
        case .month:
            (code, message, remedy) = (
                "not-yearly", "the line is not of a year: its month is \(cell)",
                "get the yearly numbers: months of a year are not added up here"
            )
        case .classification:
            (code, message, remedy) = (
                "other-classification", "\(cell) is not the Harmonized System",
                "get the data by HS, six digits; other classifications have other codes"
            )
        case .value:
            (code, message, remedy) = (
                "bad-value", "\(cell) is not a value",
                problem.text.isEmpty
                    ? "a flow without a value has no line"
                    : "write digits and a decimal point, such as 1234.5, without anything between "
                        + "thousands"
            )
        case .negativeValue:
            (code, message, remedy) = (
                "negative-value", "the value \(cell) is below 0", "trade is 0 or more"
            )
        case .quantity:
            (code, message, remedy) = (
                "bad-quantity", "\(cell) is not a quantity", "leave it empty or write NA"
            )
        case .negativeQuantity:
            (code, message, remedy) = (
                "negative-quantity", "the quantity \(cell) is below 0", "leave it empty or write NA"
            )
        }
        return Diagnostic(
            .error, code, message, at: text.location(of: problem.offset), remedy: remedy)
    }

    /// What to do about a product that is not of six digits.
    private static func remedy(_ product: String) -> String {
        let digits = product.count { $0.isNumber }
        if digits == product.count, digits > 6 {
            return "use six digits of the Harmonized System; national codes of seven and more are "
                + "other products in every country"
        }
        if digits == 6 { return "write its six digits alone, such as 281111" }
        return "use six digits of the Harmonized System; leave out lines that are sums over "
            + "products"
    }
}
