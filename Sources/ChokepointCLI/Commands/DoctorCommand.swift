import ArgumentParser
import InputOutput
import LinearAlgebra
import Reporting
import TableStore
import Providers

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Shows which BLAS/LAPACK answers, its kernel, threads and speed, and versions.",
        discussion: """
            Warns when the reference BLAS is in use. Example:
              chokepoint doctor
            """)

    @OptionGroup var output: OutputOptions

    func run() throws {
        let session = try Session("doctor", output, cached: false)
        let provider = BLASProvider.current
        let rate = GemmRate.measure()
        var rows: [[Cell]] = [
            ["chokepoint", .text(Session.version)],
            ["BLAS", .text(provider.description)],
            ["BLAS configuration", Cell(provider.configuration)],
            ["BLAS kernel", Cell(provider.kernel)],
            ["BLAS library", Cell(provider.blasLibrary)],
            ["LAPACK library", Cell(provider.lapackLibrary)],
            ["BLAS threads", BLASThreads.count.map(Cell.integer) ?? .missing],
            ["dgemm rate at n=1000, GF/s", .decimal(rate / 1e9)],
            ["HDF5", .text(TableFile.hdf5Version)],
            ["cache folder", .text(TableCache().folder)],
        ]
        for folder in TableFinder().folders { rows.append(["table folder", .text(folder)]) }
        if provider.isReference {
            session.report(
                Diagnostic(
                    .warning, "reference-blas",
                    "the reference BLAS answers: solving is 15 to 18 times slower than it need be",
                    remedy: "install OpenBLAS (Debian: apt-get install libopenblas-dev)"))
        }
        try session.write(
            ResultDocument(
                command: session.command, version: Session.version,
                tables: [
                    ReportTable(
                        name: "doctor", title: "This program and its libraries",
                        columns: [Column(name: "item"), Column(name: "value")], rows: rows)
                ]))
    }
}

extension Cell {
    /// A number with one decimal, as text.
    static func decimal(_ value: Double) -> Cell { .text("\((value * 10).rounded() / 10)") }
}
