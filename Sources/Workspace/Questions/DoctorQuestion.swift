import InputOutput
import LinearAlgebra
import Providers
public import Reporting
import TableStore

/// Which libraries answer, and how fast.
public struct DoctorQuestion: Question {
    /// `doctor`.
    public static let command = "doctor"
    /// Industries are taken one by one, and regions as a whole.
    public static let unequalSectorsRefusal: String? = nil

    /// The question.
    public init() {}

    /// What reads native tables.
    private static func hdf5(_ version: String) -> String {
        version.first?.isNumber == true
            ? "Native tables are read by HDF5 \(version)." : "HDF5 is \(version)."
    }

    /// The libraries, their versions and speed, and the folders that are used.
    public func answer(in inquiry: Inquiry) throws -> ResultDocument {
        let provider = BLASProvider.current
        let rate = GemmRate.measure()
        var rows: [[Cell]] = [
            ["chokepoint", .text(Workspace.version)],
            ["commit", Cell(Workspace.commit)],
            ["BLAS", .text(provider.description)],
            ["BLAS configuration", Cell(provider.configuration)],
            ["BLAS kernel", Cell(provider.kernel)],
            ["BLAS library", Cell(provider.blasLibrary)],
            ["LAPACK library", Cell(provider.lapackLibrary)],
            ["BLAS threads", BLASThreads.count.map(Cell.integer) ?? .missing],
            ["dgemm rate at n=1000, GF/s", .text("\((rate / 1e8).rounded() / 10)")],
            ["HDF5", .text(TableFile.hdf5Version)],
            ["cache folder", .text(TableCache().folder)],
        ]
        for folder in inquiry.workspace.finder.folders {
            rows.append(["table folder", .text(folder)])
        }
        if provider.isReference {
            inquiry.report(
                Diagnostic(
                    .warning, "reference-blas",
                    "the reference BLAS is in use: solving takes 15 to 18 times longer than with "
                        + "OpenBLAS",
                    remedy: "install OpenBLAS (Debian: apt-get install libopenblas-dev)"))
        }
        if let faster = provider.fasterKernel {
            inquiry.report(
                Diagnostic(
                    .warning, "old-kernels",
                    "OpenBLAS does not know this processor, and computes without its vector "
                        + "instructions (AVX): large tables take two to four times longer",
                    remedy: "set the environment variable OPENBLAS_CORETYPE=\(faster), and compare "
                        + "the rate below; a newer OpenBLAS knows the processor by itself"))
        }
        var document = inquiry.document(
            tables: [
                ReportTable(
                    name: "doctor", title: "This program and its libraries",
                    columns: [Column(name: "item"), Column(name: "value")], rows: rows)
            ],
            reading: [
                """
                Linear algebra is done by \(provider.description), which multiplies matrices at \
                \((rate / 1e8).rounded() / 10) GF/s (10⁹ operations a second). \
                \(Self.hdf5(TableFile.hdf5Version))
                """
            ])
        document.question = "Which libraries does this program use, and how fast are they?"
        document.lead = Lead("doctor", ["item", "value"], rows: 20)
        return document
    }
}
