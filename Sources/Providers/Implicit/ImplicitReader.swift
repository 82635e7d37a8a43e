import Containers
import InputOutput
import LinearAlgebra

/// Makes an implicit table of the arrays of a npz file.
struct ImplicitReader {
    private var reader: NPZReader
    private var regions: [Region] = []
    private var sectors: [Sector] = []
    private var problems = Diagnostics()

    /// A reader of an archive.
    init(_ archive: ZipArchive) { reader = NPZReader(archive) }

    private var G: Int { regions.count }
    private var N: Int { sectors.count }

    /// The table.
    /// - Throws: everything that was found.
    mutating func reading(progress: (Double) -> Void) throws(Diagnostics) -> TableReading {
        (regions, sectors) = try reader.labels()
        let n = try reader.product(G, N)
        let isDomestic = try isDomestic()
        let bought = try amounts()
        progress(0.3)
        let trade = try one(of: ["trade_shares", "trade"], [N, G, G])
        let finalTrade = try reader.array("final_trade_shares")
        guard let finalArray = try reader.array("final_use") else {
            throw missing("final_use")
        }
        guard let vArray = try reader.array("V", "VA", "W") else { throw missing("V") }
        let K = finalArray.shape.count == 3 ? finalArray.shape[2] : 1
        let d = try reader.product(G, K)
        let categories = try reader.demandLabels(columns: d, regions: G)
        let inputs = try reader.inputLabels(
            rows: vArray.shape.count == 1 ? 1 : vArray.shape.first ?? 0)
        if finalArray.shape != [G, N] || categories.count != 1 {
            problems.add(
                reader.shapeProblems(
                    finalArray, "final_use", [G, N, categories.count],
                    "regions × products × categories"))
        }
        if vArray.shape != [n] {
            problems.add(
                reader.shapeProblems(
                    vArray, "V", [inputs.count, n], "primary inputs, then regions × sectors"))
        }
        if let finalTrade {
            problems.add(
                reader.shapeProblems(
                    finalTrade, "final_trade_shares", [N, G, G], "products × exporters × importers"
                ))
            if isDomestic {
                add(
                    "unused-array", "final_trade_shares has no meaning beside domestic origins",
                    at: "final_trade_shares", "leave it out")
            }
        }
        try problems.throwIfErrors()
        let (regions, sectors) = (regions, sectors)
        let layout = try reader.located { () throws(Diagnostics) in
            try TableLayout(regions: regions, sectors: sectors, finalDemand: categories)
        }
        let final = numbers(
            finalArray, "final_use", [regions.map(\.code), sectors.map(\.code)])
        let places = [sectors.map(\.code), regions.map(\.code), regions.map(\.code)]
        let cube = numbers(trade.array, trade.name, places)
        let finalCube = finalTrade.map { numbers($0, "final_trade_shares", places) }
        try problems.throwIfErrors()
        progress(0.6)
        var parts = ImplicitParts(
            regions: regions.map(\.code), sectors: sectors.map(\.code), categories: K,
            use: bought.use, final: final)
        if isDomestic {
            problems.add(
                trade.name == "trade"
                    ? parts.spread(cube)
                    : Diagnostics([
                        parts.finding("trade", "domestic origins need trade, in amounts")
                    ])
            )
        } else {
            problems.add(
                parts.share(cube, named: trade.name, areShares: trade.name == "trade_shares"))
            if let finalCube {
                problems.add(
                    parts.shareFinal(finalCube, named: "final_trade_shares"))
            }
        }
        guard !problems.hasErrors else { throw problems.located(in: reader.path) }
        progress(0.8)
        let Y = Matrix<IndustryAxis, DemandAxis>(layout.industryAxis, layout.demandAxis) {
            parts.fillDemand($0)
        }
        let V = try reader.matrix(
            vArray, Axis<PrimaryInputAxis>(inputs.map(\.code)), layout.industryAxis)
        let satellites = try reader.satellites(layout)
        let heading = try reader.heading()
        let findings =
            reader.findings
            + problems.items.map {
                var located = $0
                if located.location.file == nil { located.location.file = reader.path }
                return located
            }
        var provenance = heading.provenance
        provenance.history += findings.map(\.message) + [parts.assumption]
        let (use, shares, output) = (parts.use, parts.shares, bought.output)
        let table = try reader.located { () throws(Diagnostics) in
            try MRIOTable(
                name: heading.name, year: heading.year, unit: heading.unit,
                valuation: heading.valuation, provenance: provenance, layout: layout,
                primaryInputs: inputs,
                technology: TradedTechnology(
                    regionCount: layout.regionCount, sectorCount: layout.sectorCount, use: use,
                    shares: shares), Y: Y, V: V, satellites: satellites, declaredOutput: output)
        }
        progress(1)
        return TableReading(table, findings: findings)
    }

    /// Whether what is given is the use of the region's own products alone.
    private func isDomestic() throws(Diagnostics) -> Bool {
        guard let text = try reader.texts("origins")?.first else { return false }
        if text == "all" { return false }
        if text == "domestic" { return true }
        throw NPYHead.problem(
            "unknown-kind", "‘\(text.shortened)’ is no kind of origins", reader.shown("origins"),
            "write all, or domestic where imports stand in trade alone")
    }

    /// Use as amounts, and output where it is stated.
    private mutating func amounts() throws(Diagnostics) -> (use: [Double], output: [Double]?) {
        let array = try one(of: ["technology", "use"], [G, N, N])
        let codes = (regions.map(\.code), sectors.map(\.code))
        var output: [Double]?
        if let stated = try reader.array("x", "X", "output") {
            if stated.shape != [G * N], stated.shape != [G * N, 1] {
                problems.add(
                    reader.shapeProblems(stated, "x", [G, N], "regions × sectors"))
            }
            try problems.throwIfErrors()
            output = numbers(stated, "x", [codes.0, codes.1])
        }
        try problems.throwIfErrors()
        var use = numbers(array.array, array.name, [codes.0, codes.1, codes.1])
        try problems.throwIfErrors()
        if array.name == "use" { return (use, output) }
        guard let output else { throw missing("x") }
        for s in 0..<G {
            for i in 0..<N {
                for j in 0..<N { use[(s * N + i) * N + j] *= output[s * N + j] }
            }
        }
        return (use, output)
    }

    /// The one of two arrays that is there, of a shape.
    /// - Throws: `missing-array`, `two-arrays`, `wrong-shape`.
    private func one(
        of names: [String], _ shape: [Int]
    ) throws(Diagnostics) -> (array: NPYArray, name: String) {
        let there = names.filter { reader.members["\($0).npy"] != nil }
        guard let name = there.first, let array = try reader.array(name) else {
            throw missing(names.joined(separator: " or "))
        }
        if there.count > 1 {
            throw NPYHead.problem(
                "two-arrays", "there are \(names.joined(separator: " and ")), and one is meant",
                reader.path, "leave one of them out")
        }
        let wrong = reader.shapeProblems(
            array, name, shape,
            shape[0] == N && shape[1] == G && N != G
                ? "products × exporters × importers"
                : name.hasPrefix("trade")
                    ? "products × exporters × importers" : "regions × products × industries")
        try wrong.throwIfErrors()
        return (array, name)
    }

    /// The numbers of an array, the last index running fastest; what is not finite is a problem.
    private mutating func numbers(
        _ array: NPYArray, _ name: String, _ labels: [[String]]
    ) -> [Double] {
        guard var values = array.numbers() else {
            add("unreadable-array", "the array holds texts", at: name, "save it as numbers")
            return []
        }
        if array.isColumnMajor, array.shape.count > 1 { values = rowMajor(values, array.shape) }
        if let bad = values.firstIndex(where: { !$0.isFinite }) {
            var (rest, codes) = (bad, [String]())
            for (k, length) in array.shape.enumerated().reversed() {
                let index = rest % length
                rest /= length
                let known = k < labels.count && labels[k].count == length
                codes.insert(known ? labels[k][index] : "\(index + 1)", at: 0)
            }
            let count = values.count { !$0.isFinite }
            add(
                "not-finite",
                "the number is \(values[bad])"
                    + (count > 1 ? ", and \(count - 1) more are not finite" : ""),
                at: "\(name)[\(codes.joined(separator: ", "))]",
                "every number must be finite; write 0 where there is no flow")
        }
        return values
    }

    /// Numbers whose first index runs fastest, in the other order.
    private func rowMajor(_ values: [Double], _ shape: [Int]) -> [Double] {
        var result = values
        var index = [Int](repeating: 0, count: shape.count)
        for k in values.indices {
            var at = 0
            for (i, length) in zip(index, shape) { at = at * length + i }
            result[at] = values[k]
            for axis in shape.indices {
                index[axis] += 1
                if index[axis] < shape[axis] { break }
                index[axis] = 0
            }
        }
        return result
    }

    private mutating func add(
        _ code: String, _ message: String, at place: String, _ remedy: String
    ) {
        problems.add(
            Diagnostic(
                .error, code, message, at: .init(file: reader.path, place: place), remedy: remedy))
    }

    private func missing(_ name: String) -> Diagnostics {
        let found = reader.members.keys.sorted().prefix(20).map { $0.dropLast(4) }
        return Diagnostics([
            Diagnostic(
                .error, "missing-array", "the archive has no array \(name)",
                at: .init(file: reader.path),
                remedy: "an implicit table has technology and x, or use; trade_shares or trade; "
                    + "final_use, V, regions and sectors; there are "
                    + found.joined(separator: ", "))
        ])
    }
}
