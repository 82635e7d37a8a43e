import ArgumentParser
import Workspace

struct DoctorCommand: AskingCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Shows which BLAS/LAPACK answers, its kernel, threads and speed, and versions.",
        discussion: """
            Warns when the reference BLAS is in use. Example:
              chokepoint doctor
            """)

    @OptionGroup var output: OutputOptions

    var question: DoctorQuestion { DoctorQuestion() }

    var isCached: Bool { false }
}
