/// A number in decimal digits with a comma between groups of three left of the decimal point.
package func groupedThousands(_ text: String) -> String {
    let digits = text.drop { $0 == "-" }
    let whole = digits.prefix { $0.isNumber }
    var result = text.hasPrefix("-") ? "-" : ""
    for (index, digit) in whole.enumerated() {
        if index > 0, (whole.count - index).isMultiple(of: 3) { result.append(",") }
        result.append(digit)
    }
    return result + digits.dropFirst(whole.count)
}
