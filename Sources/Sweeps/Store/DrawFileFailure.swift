import InputOutput
import Platform

/// What goes wrong with files of draws, with the file it happened to.
struct DrawFileFailure {
    let path: String

    /// One error about the file.
    func error(_ code: String, _ message: String, place: String? = nil, remedy: String? = nil)
        -> Diagnostics
    {
        Diagnostics([
            Diagnostic(.error, code, message, at: .init(file: path, place: place), remedy: remedy)
        ])
    }

    /// The system refuses to write.
    func cannotWrite(_ number: Int32 = errno) -> Diagnostics {
        error(
            "cannot-write", "the draws cannot be written: \(Self.reason(number))",
            remedy: "check the folder, its permissions and free space")
    }

    /// The system refuses to read.
    func cannotRead(_ number: Int32 = errno) -> Diagnostics {
        error("cannot-read", "the draws cannot be read: \(Self.reason(number))")
    }

    /// The file is of this name already.
    func exists() -> Diagnostics {
        error(
            "file-exists", "there is a file of this name",
            remedy: "continue it with --resume, remove it, or choose another name")
    }

    /// The file begins otherwise than a file of draws.
    func notDraws() -> Diagnostics {
        error(
            "not-a-draw-file", "this is not a file of draws",
            remedy: "give a file that a sweep has written")
    }

    /// The header cannot be trusted.
    func damagedHeader(_ what: String) -> Diagnostics {
        error(
            "damaged-header", "the header of the file is damaged: \(what)",
            remedy: "run the sweep again into another file")
    }

    /// A record in the middle cannot be trusted.
    /// - Parameters:
    ///   - ordinal: how many records come before it.
    ///   - draw: the index of the draw it should hold; `nil` for the end.
    ///   - offset: where it begins.
    func damagedRecord(ordinal: Int, draw: Int?, offset: Int, _ what: String) -> Diagnostics {
        let name = draw.map { $0 == DrawRecord.base ? "the base" : "draw \($0)" } ?? "the end"
        return error(
            "damaged-record", what, place: "record \(ordinal + 1) (\(name)) at byte \(offset)",
            remedy: "to keep only the \(ordinal) records before it, cut the file with "
                + "truncate --size=\(offset) and continue with --resume")
    }

    /// One finding for each thing that differs between the file and the sweep.
    func otherSweep(_ differences: [String], than what: String) -> Diagnostics {
        Diagnostics(
            differences.map { difference in
                Diagnostic(
                    .error, "other-sweep",
                    "the file holds draws of another sweep than \(what): \(difference)",
                    at: .init(file: path), remedy: "choose another file, or run what the file is of"
                )
            })
    }

    private static func reason(_ number: Int32) -> String {
        String(cString: strerror(number)).lowercased()
    }
}
