extension BilateralTrade {
    /// The part of the flows that are worth less than one dollar, 0 to 1, by looking at some
    /// thousands of them. Customs count no such flows: they are thousand or million USD that were
    /// taken for USD.
    public var shareBelowOneDollar: Double {
        let (blocks, length) = (64, 128)
        let isAll = count <= blocks * length
        var (seen, small) = (0, 0)
        for block in 0..<(isAll ? 1 : blocks) {
            let start = block * (count / blocks)
            for row in isAll ? 0..<count : start..<(start + length) {
                seen += 1
                if rowValue[row] > 0, rowValue[row] < 1 { small += 1 }
            }
        }
        return seen > 0 ? Double(small) / Double(seen) : 0
    }
}
