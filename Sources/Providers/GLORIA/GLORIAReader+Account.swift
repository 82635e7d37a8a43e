import Containers
import InputOutput
import LinearAlgebra
import Synchronization

extension GLORIAReader {
    /// The satellite account TQ with YQ; nil, with a finding, where it is not complete or not
    /// wanted.
    /// - Throws: every problem of its files.
    func account(
        _ labels: GLORIALabels, _ options: ReadOptions, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> Satellite? {
        guard files.parts["TQ"] != nil else { return nil }
        if !options.keepsSatellites {
            findings.append(
                Diagnostic(
                    .note, "left-out", "the satellite account TQ is left out, as was asked",
                    at: .init(file: files.path)))
            return nil
        }
        guard let stressors = labels.stressors else {
            findings.append(
                Diagnostic(
                    .warning, "no-labels",
                    """
                    the workbook has no sheet Satellites, so that the satellite account TQ is \
                    left 
                    """
                        + "out", at: .init(file: labels.source)))
            return nil
        }
        let layout = labels.layout
        let axis = Satellite.axis(of: stressors)
        var problems = ProblemCollector()
        let F = problems.attempt(try self.industryAccount(axis, labels, &findings))
        var FY: NumberGrid.Corner<StressorAxis, DemandAxis>?
        if files.parts["YQ"] != nil {
            FY = problems.attempt(
                try grid(
                    "YQ", rows: axis.labels, columns: layout.demandAxis.labels, labels.source
                ).corner(axis, layout.demandAxis))
        } else {
            findings.append(
                Diagnostic(
                    .note, "no-demand-account",
                    "there is no YQ: the account TQ does not cover final demand itself, which is 0 "
                        + "there", at: .init(file: files.path)))
        }
        try problems.throwIfAny()
        guard let F else { preconditionFailure("TQ is missing without a problem") }
        return Satellite(
            name: "Q", stressors: stressors, F: F,
            FY: FY?.kept ?? Matrix(axis, layout.demandAxis), provenance: Provenance())
    }

    /// The columns of industries of TQ; what stands in the columns of products is said and dropped.
    private func industryAccount(
        _ axis: Axis<StressorAxis>, _ labels: GLORIALabels, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> Matrix<StressorAxis, IndustryAxis> {
        let layout = labels.layout
        let (regions, sectors) = (layout.regionCount, layout.sectorCount)
        let width = 2 * layout.industryCount
        let grid = try grid("TQ", rows: axis.labels, columns: labels.rows, labels.source)
        let dropped = Mutex<Set<Int>>([])
        let F = try Matrix(axis, layout.industryAxis) { target throws(Diagnostics) in
            let cells = SharedDoubles(base: target.baseAddress)
            try grid.run { block, first, count in
                guard let base = cells.base else { return }
                for region in 0..<regions {
                    let own = region * 2 * sectors
                    RowBlock.transpose(
                        block + own, rows: count, columns: sectors, stride: width,
                        into: base + first + region * sectors * axis.count, leading: axis.count)
                    for i in 0..<count {
                        let products = block + i * width + own + sectors
                        for j in 0..<sectors where products[j] != 0 {
                            dropped.withLock { _ = $0.insert(first + i) }
                            break
                        }
                    }
                }
            }
        }
        let rows = dropped.withLock { $0.sorted() }
        if let first = rows.first {
            findings.append(
                Diagnostic(
                    .warning, "dropped-columns",
                    """
                    \(rows.count) rows of TQ, the first \(axis[first]), are not 0 in the \
                    columns of 
                    """
                        + "products, which are dropped", at: .init(file: grid.text.path)))
        }
        return F
    }
}
