/// Which regions still trade with which, be it by way of others.
enum TradeBlocs {
    /// The bloc of each region, from 0 on: the connected components of trade in either direction.
    /// - Parameter trades: whether the first region sells to the second.
    /// - Complexity: O(count²).
    static func of(count: Int, _ trades: (Int, Int) -> Bool) -> [Int] {
        var blocs = [Int](repeating: -1, count: count)
        var number = 0
        for first in 0..<count where blocs[first] < 0 {
            var open = [first]
            blocs[first] = number
            while let region = open.popLast() {
                for other in 0..<count
                where blocs[other] < 0 && (trades(region, other) || trades(other, region)) {
                    blocs[other] = number
                    open.append(other)
                }
            }
            number += 1
        }
        return blocs
    }
}
