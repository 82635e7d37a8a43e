import Foundation
import InputOutput
import Reporting
import Sweeps
import TestSupport
import Testing

/// Indices from a stored file beside what SALib makes of the same draws. `$CHOKEPOINT_SALIB_PYTHON`
/// names a Python that has SALib; tested with SALib 1.6.0.
@Suite struct SALibTests {
    private static let python = ProcessInfo.processInfo.environment["CHOKEPOINT_SALIB_PYTHON"]
    private static let reason: Comment =
        "$CHOKEPOINT_SALIB_PYTHON names no Python with SALib to compare with"

    private static let paths = ["p0", "p1", "p2"]

    /// The function of T. Ishigami and T. Homma (1990) with a = 7, b = 0.1, on the unit cube.
    private static func ishigami(_ u: [Double]) -> Double {
        let x = u.map { 2 * Double.pi * $0 - .pi }
        let (s1, s2) = (sin(x[0]), sin(x[1]))
        return s1 + 7 * s2 * s2 + 0.1 * x[2] * x[2] * x[2] * x[2] * s1
    }

    /// The analysis of a stored design, and SALib's numbers for its draws, parameter by parameter.
    private static func both(
        _ design: DesignDescription, _ points: some UnitCubeDesign, method: String
    ) throws -> (SweepAnalysis, [[Double]]) {
        let folder = try Fixtures.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (store, csv) = (folder.appending(path: "draws"), folder.appending(path: "draws.csv"))
        let header = SweepHeader(
            plan: "", program: "", design: design,
            parameters: paths.map { .init(path: $0, unit: "", base: 0.5) },
            metrics: [.init(name: "y", unit: "")], drawCount: points.count)
        let file = try DrawFile.create(store.path, header: header)
        try file.append(
            header.range.map { index in
                let point = points.unitPoint(index)
                return DrawRecord(
                    index: index, parameters: point, outcome: .values([ishigami(point)]))
            })
        try file.finish()
        let source = try DrawSource(store.path)
        try DrawsExport.write(source, to: csv.path)

        let process = Process()
        process.executableURL = URL(filePath: try #require(python))
        process.arguments =
            [
                Fixtures.packageRoot.appending(path: "Scripts/sweeps/salib-indices.py").path,
                method, csv.path, "y",
            ] + paths
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let rows = text.split(separator: "\n").map { line in
            line.split(separator: " ").compactMap { Double($0) }
        }
        return (try SweepAnalysis(source), rows)
    }

    @Test(.enabled(if: python != nil, reason), arguments: [64, 1024, 1 << 14])
    func sobolIndicesOfTheSameDraws(samples: Int) throws {
        let design = SaltelliDesign(dimensions: 3, baseSamples: samples, seed: 3)
        let (analysis, rows) = try Self.both(
            .saltelli(baseSamples: samples, seed: 3), design, method: "sobol")
        guard case .sobol(let indices) = try analysis.metrics[0].drivers.get() else {
            Issue.record("no Sobol' indices")
            return
        }
        try #require(rows.map(\.count) == [2, 2, 2])
        assertClose(indices.first.map(\.value), rows.map { $0[0] }, absolute: 1e-10, "first")
        assertClose(indices.total.map(\.value), rows.map { $0[1] }, absolute: 1e-10, "total")
    }

    @Test(.enabled(if: python != nil, reason))
    func morrisEffectsOfTheSameDraws() throws {
        let design = MorrisDesign(dimensions: 3, trajectories: 40, levels: 4, seed: 3)
        let (analysis, rows) = try Self.both(
            .morris(trajectories: 40, levels: 4, pool: nil, seed: 3), design, method: "morris")
        guard case .morris(let found) = try analysis.metrics[0].drivers.get() else {
            Issue.record("no elementary effects")
            return
        }
        let effects = found.effects.compactMap { $0 }
        try #require(rows.map(\.count) == [3, 3, 3] && effects.count == 3)
        assertClose(effects.map(\.meanAbsolute.value), rows.map { $0[0] }, absolute: 1e-10, "μ*")
        assertClose(effects.map(\.mean), rows.map { $0[1] }, absolute: 1e-10, "μ")
        assertClose(
            effects.compactMap(\.standardDeviation), rows.map { $0[2] }, absolute: 1e-10, "σ")
    }
}
