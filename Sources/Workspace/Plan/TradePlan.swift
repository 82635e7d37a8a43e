import InputOutput
import Platform
import Products
import Reporting

/// A question about trade that says which files it reads, so that `plan` knows what it takes.
protocol TradeFilesQuestion: Question {
    /// Paths of the files of trade.
    var tradeFiles: [String] { get }
    /// The table that is read beside them, and how; nil for none.
    var tableBeside: (name: String, reading: ReadingChoices)? { get }
}

extension TradeFilesQuestion {
    /// None, unless the question says otherwise.
    var tableBeside: (name: String, reading: ReadingChoices)? { nil }
}

/// What a question about trade alone takes, by the size of its files.
///
/// Bytes and times were measured as peak memory and processor time of `products` on two million
/// flows in the layout of BACI: as text, packed, and as the compact file.
struct TradePlan {
    /// The files, the largest first.
    let files: [(path: String, extent: TradeExtent)]
    /// The table beside them; nil for none.
    let table: Plan?

    /// The plan of a question that reads trade.
    /// - Throws: what is wrong with the files, or with the table.
    init(_ question: some TradeFilesQuestion, in inquiry: Inquiry) throws {
        table = try question.tableBeside.map { name, reading in
            Plan(
                try inquiry.open(name, reading).table,
                .passes(2, "inputs of the industries that use the products"))
        }
        if let misuse = question.misuse {
            throw Diagnostics([Diagnostic(.error, "misuse", misuse)])
        }
        var files: [(path: String, extent: TradeExtent)] = []
        for path in question.tradeFiles { files.append((path, try TradeExtent(path: path))) }
        self.files = files
    }

    /// Bytes of the flows while they are read and sorted.
    var tradeBytes: Int {
        files.reduce(0) { sum, file in
            let share =
                switch file.extent.kind {
                case .text: 1.2
                case .packed: 2.4
                case .native: 0.7
                }
            return sum + Int(share * Double(file.extent.bytes))
        }
    }

    /// Bytes of the program and of all that it holds.
    var bytes: Int {
        Plan.programBytes + tradeBytes + (table.map { $0.tableBytes + $0.besideBytes } ?? 0)
    }

    /// Whether it fits into what can be had.
    var fits: Bool { bytes <= Plan.availableBytes }

    /// Seconds, in passes over the bytes at the rate of memory: some 13 to read a line of text,
    /// three times as many to unpack it as well.
    func seconds(_ rates: MachineRates) -> Double {
        let passes = files.reduce(0.0) { sum, file in
            let count =
                switch file.extent.kind {
                case .text: 13.0
                case .packed: 40.0
                case .native: 1.0
                }
            return sum + count * Double(file.extent.bytes)
        }
        return passes / rates.bytesPerSecond + (table?.seconds(rates) ?? 0)
    }

    /// The files in words, such as `baci.zip (24,000,000 bytes of packed text)`.
    var words: String {
        let texts = files.map { path, extent in
            let kind =
                switch extent.kind {
                case .text: "of text"
                case .packed: "of text once unpacked"
                case .native: "in the compact layout"
                }
            return "\(path.lastPathPart) (\(Self.size(extent.bytes)) \(kind))"
        }
        return texts.joined(separator: " and ")
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 10_000_000
            ? "\(NumberText.significant(Double(bytes) / 1e6, 2)) MB" : PlanQuestion.size(bytes)
    }

    /// What is to be done where it does not fit, or nothing.
    var advice: String {
        let isNative = files.allSatisfy { $0.extent.kind == .native }
        return isNative
            ? "Ask for less, or use a machine with more memory."
            : """
            Convert the trade once with ‘chokepoint convert’ on a machine with more memory: of the \
            compact file only what is asked for is read.
            """
    }
}
