/// Counts that come from outside, such as from an option or the header of a file.
package enum WholeNumber {
    /// The product of counts; nil where one is negative or the product is more than an `Int` holds.
    package static func product(_ counts: Int...) -> Int? { product(counts) }

    /// The product of counts; nil where one is negative or the product is more than an `Int` holds.
    package static func product(_ counts: [Int]) -> Int? {
        var product = 1
        for count in counts {
            let (next, isTooLarge) = product.multipliedReportingOverflow(by: count)
            if count < 0 || isTooLarge { return nil }
            product = next
        }
        return product
    }

    /// The sum of counts; nil where one is negative or the sum is more than an `Int` holds.
    package static func sum(_ counts: [Int]) -> Int? {
        var sum = 0
        for count in counts {
            let (next, isTooLarge) = sum.addingReportingOverflow(count)
            if count < 0 || isTooLarge { return nil }
            sum = next
        }
        return sum
    }
}
