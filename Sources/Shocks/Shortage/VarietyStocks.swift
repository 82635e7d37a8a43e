/// Stocks and orders of products that a buyer keeps as varieties: each restricted delivery is one,
/// the other origins together are another (models of inputs that cannot be replaced at once; Boehm,
/// Flaaen & Pandalai-Nayar 2019 find Japanese inputs and others close to Leontief).
///
/// A share e of the buyer's lines can work with goods of any origin; its stock is pooled and its
/// orders go to all origins. The other 1 − e needs every variety in its share. e is 0 until buyers
/// have switched, and the model's `origin_substitution` from then on. A cut of κφ so leaves 1 − (1
/// − e)·κφ of output.
final class VarietyStocks {
    /// Stock of each restricted variety in days of its baseline use, by cap.
    let restricted: ScratchBuffer
    /// Stock of the other origins' variety, by split; `ShortageRun.plenty` where there is none.
    let others: ScratchBuffer
    /// Pooled stock of the lines that take any origin, by split.
    let pooled: ScratchBuffer
    /// What the two kinds of lines can make relative to baseline, by split.
    let strictLimits: ScratchBuffer
    let pooledLimits: ScratchBuffer
    /// Orders of the two kinds of lines under each cap.
    let strictOrders: ScratchBuffer
    let pooledOrders: ScratchBuffer
    /// What orders under each cap are beyond those of an unrestricted delivery.
    let corrections: ScratchBuffer
    /// What the two kinds of lines want of the other origins, relative to baseline, by split.
    let strictWants: ScratchBuffer
    let pooledWants: ScratchBuffer
    private let economy: ShortageEconomy

    init(_ economy: ShortageEconomy) {
        self.economy = economy
        let (caps, splits) = (economy.caps.count, economy.splits.count)
        func target(_ buyer: Int) -> Double { buyer < economy.n ? economy.targetDays[buyer] : 1 }
        restricted = ScratchBuffer(economy.caps.map { target($0.buyer) })
        others = ScratchBuffer(
            economy.splits.map { $0.rest > 0 ? target($0.buyer) : ShortageRun.plenty })
        pooled = ScratchBuffer(economy.splits.map { target($0.buyer) })
        strictLimits = ScratchBuffer(count: splits, repeating: .infinity)
        pooledLimits = ScratchBuffer(count: splits, repeating: .infinity)
        strictOrders = ScratchBuffer(count: caps, repeating: 0)
        pooledOrders = ScratchBuffer(count: caps, repeating: 0)
        corrections = ScratchBuffer(count: caps, repeating: 0)
        strictWants = ScratchBuffer(count: splits, repeating: 1)
        pooledWants = ScratchBuffer(count: splits, repeating: 1)
    }

    /// Puts a part of all varieties together: what buyers do when they switch.
    func pool(_ index: Int) {
        let split = economy.splits[index]
        var total = split.rest > 0 ? others.base[index] * split.rest : 0
        for cap in split.caps { total += restricted.base[cap] * economy.caps[cap].flow }
        pooled.base[index] = total / economy.wants[split.product + split.buyer * economy.N]
    }

    /// The stock that allows least, and its cap where it is a restricted variety.
    func scarcest(_ index: Int, _ e: Double) -> (days: Double, cap: Int?) {
        let split = economy.splits[index]
        if e == 1 { return (pooled.base[index], nil) }
        var found = (days: others.base[index], cap: Int?.none)
        for cap in split.caps where restricted.base[cap] < found.days {
            found = (restricted.base[cap], cap)
        }
        return found
    }

    /// What each kind of lines makes when all together make `made`, relative to baseline.
    func parts(_ index: Int, _ made: Double, _ e: Double) -> (strict: Double, pooled: Double) {
        if e == 0 || e == 1 { return (made, made) }
        let (first, second) = (strictLimits.base[index], pooledLimits.base[index])
        if made <= min(first, second) { return (made, made) }
        let total = (1 - e) * first + e * second
        // More than the stocks allow is made only of inputs that limit by half: both lines stretch.
        if made > total { return (first + made - total, second + made - total) }
        return first < made
            ? (first, (made - (1 - e) * first) / e) : ((made - e * second) / (1 - e), second)
    }

    /// What the stocks of a split allow relative to baseline, for a threshold in days and a
    /// capacity.
    func limit(_ index: Int, _ e: Double, threshold: Double, capacity: Double) -> Double {
        let first = e < 1 ? scarcestStrict(index) / threshold : .infinity
        let second = e > 0 ? pooled.base[index] / threshold : .infinity
        strictLimits.base[index] = min(first, capacity)
        pooledLimits.base[index] = min(second, capacity)
        if e == 0 { return first }
        if e == 1 { return second }
        let least = min(first, second)
        if least >= capacity { return least }
        return (1 - e) * strictLimits.base[index] + e * pooledLimits.base[index]
    }

    private func scarcestStrict(_ index: Int) -> Double {
        var least = others.base[index]
        for cap in economy.splits[index].caps { least = min(least, restricted.base[cap]) }
        return least
    }
}
