/// Sample quantiles.
public enum Quantile {
    /// The quantile at probability `p` of values in ascending order, linear between order
    /// statistics: type 7 of R. J. Hyndman and Y. Fan, Am. Stat. 50, 361–365 (1996), the default of
    /// R and NumPy. `values` must not be empty.
    public static func type7(ofSorted values: [Double], at p: Double) -> Double {
        precondition(!values.isEmpty && p >= 0 && p <= 1, "a quantile at \(p) of \(values.count)")
        let position = p * Double(values.count - 1)
        let below = Int(position)
        let fraction = position - Double(below)
        if fraction == 0 { return values[below] }
        return values[below] + fraction * (values[below + 1] - values[below])
    }
}
