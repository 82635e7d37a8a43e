import CScaLAPACK
import LinearAlgebra
import Platform

/// The equations of one table in pieces on all ranks: M = ŝ⁻¹(I − A)ŝ, and its factors or M⁻¹.
///
/// Rank 0 gives orders (`run`), the others wait for them (`serve`), and all do the same work on
/// their pieces (`perform`). A problem of one rank is told to all at the end of a step, so that all
/// give up at the same place.
///
/// Everything happens on the thread that began MPI; that is what makes the unchecked conformance
/// to `Sendable` sound.
final class Engine: @unchecked Sendable {
    /// What `factors` holds.
    enum Content {
        case nothing, factors, inverse
    }

    /// Rows and columns of a block.
    static let block = 64
    /// The grid of the matrices, and all ranks beside each other for files.
    let grid = Grid.square(Int(Ranks.size))
    let lanes = Grid.lanes(Int(Ranks.size))
    /// Number of industries.
    var n = 0
    /// M, which residuals are formed with.
    var M: BlockMatrix?
    /// The factors of M, or M⁻¹.
    var factors: BlockMatrix?
    var content = Content.nothing
    /// Row interchanges of the rows that are here.
    var pivots: [Int32] = []
    /// r = 1/s, c = s/x and s.
    var rowFactors: [Double] = []
    var columnFactors: [Double] = []
    var scale: [Double] = []
    /// The file that is being written: a signal that ends this rank removes it, whichever rank
    /// made it.
    var expected: UnfinishedFile?
    private var hasEnded = false
    private let thread = pthread_self()

    /// Rank 0: does something together with all others.
    /// - Returns: numbers, by the step.
    func run(
        _ order: Order, text: String = "", _ numbers: [Double] = []
    ) throws(ClusterFailure) -> [Double] {
        precondition(pthread_equal(thread, pthread_self()) != 0, "MPI has one thread")
        precondition(Ranks.rank == 0 && !hasEnded, "rank 0 gives orders")
        var order = order
        order.textCount = text.utf8.count
        order.numberCount = numbers.count
        order.threads = BLASThreads.count ?? 1
        cs_call()
        var orders = [order]
        Ranks.broadcast(&orders)
        _ = Ranks.broadcast(text)
        var numbers = numbers
        Ranks.broadcast(&numbers)
        return try perform(order, text, numbers)
    }

    /// All other ranks: work until rank 0 has no more to do.
    func serve() {
        while true {
            cs_await_call()
            var orders = [Order(.end)]
            Ranks.broadcast(&orders)
            let order = orders[0]
            if order.step == .end { return }
            let text = Ranks.broadcast("")
            var numbers = [Double](repeating: 0, count: order.numberCount)
            Ranks.broadcast(&numbers)
            BLASThreads.set(max(1, order.threads))
            // Rank 0 has the same problem and says it.
            _ = try? perform(order, text, numbers)
        }
    }

    /// Rank 0: lets the others go.
    func end() {
        if hasEnded || Ranks.rank != 0 { return }
        hasEnded = true
        cs_call()
        var orders = [Order(.end)]
        Ranks.broadcast(&orders)
    }

    private func perform(
        _ order: Order, _ text: String, _ numbers: [Double]
    ) throws(ClusterFailure) -> [Double] {
        switch order.step {
        case .end: return []
        case .form: try form(order, text, numbers)
        case .factor: return factor()
        case .readFactors: try readFactors(order, text, numbers)
        case .invert: return invert()
        case .readInverse: try readInverse(order, text)
        // Rank 0 has announced it when it chose the name.
        case .expect: expected = Ranks.rank == 0 ? nil : UnfinishedFile(text)
        case .write: try write(order, text)
        case .settle:
            expected?.keep()
            expected = nil
        case .solve: return solve(order, numbers)
        case .feedback: return feedback(order, numbers)
        case .pick: return pick(order, numbers)
        }
        return []
    }
}
