import ArgumentParser
import InputOutput
import LinearAlgebra
import Reporting

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Audits a table: balance, negative and empty cells, productivity, condition.",
        discussion: """
            Nothing is repaired. Exit status 1 when the table cannot be used as a model.

            Examples:
              chokepoint check icio2023-2019-g20x20
              chokepoint check my-table.h5 --worst 20 --format markdown -o audit.md
            """)

    @OptionGroup var input: TableArgument

    @Option(help: ArgumentHelp("Offenders to name in each list.", valueName: "N"))
    var worst = 5

    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    mutating func validate() throws {
        if worst < 0 { throw ValidationError("--worst takes 0 or more, not \(worst)") }
    }

    func run() throws {
        let session = try Session("check", output, tableOptions)
        let opened = try session.open(input.table)
        // Without coefficients there is no system; the audit then says why.
        var system: LeontiefSystem?
        do throws(TableModelError) { system = try opened.system() } catch { system = nil }
        let audit = TableAudit(opened.table, system: system, worst: worst)
        audit.findings.items.forEach(session.report)
        try session.write(
            ResultDocument(
                command: session.command, version: Session.version, table: opened.identity,
                numerics: try audit.numerics?.failure == nil
                    ? system.map(session.numerics(of:)) : nil,
                tables: AuditReport.tables(audit)))
        if audit.findings.hasErrors { throw FailedCheck() }
    }
}
