import ArgumentParser
import Workspace

/// The commands that several processes answer together, with the options that `chokepoint` has for
/// them.
package enum ClusterProgram {
    /// Parses the arguments of the first process, runs the command and exits.
    package static func main(_ arguments: [String]) -> Never {
        Program.main(arguments, root: ClusterCommand.self)
    }
}

struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chokepoint-mpi",
        abstract: "What needs the whole Leontief inverse of a large table, on several machines.",
        discussion: """
            Runs under mpirun or srun. The ranks read the table from the cache of chokepoint side \
            by side, factor it with ScaLAPACK, and keep the factors and the inverse there: \
            chokepoint then starts with them. The cache must be on a file system that all \
            machines see; $XDG_CACHE_HOME says where it is. Each rank uses one thread for linear \
            algebra unless --threads or $OPENBLAS_NUM_THREADS says more.

            Examples:
              mpirun -n 4 chokepoint-mpi factor wiod2013-2011 --inverse
              mpirun -n 4 chokepoint-mpi scan wiod2013-2011 --importer KOR
              mpirun -n 4 chokepoint-mpi exposure wiod2013-2011 --user KOR/c14
            """,
        version: Workspace.version,
        subcommands: [FactorCommand.self, ScanCommand.self, ExposureCommand.self])
}

struct FactorCommand: TableReadingCommand {
    static let configuration = CommandConfiguration(
        commandName: "factor",
        abstract: "Makes the factors of a table, and its inverse, and keeps them.",
        discussion: """
            Factors I − A scaled by output (LU with partial pivoting), estimates its condition, \
            and measures the backward error of a refined solution. What is kept is what \
            chokepoint keeps itself, so that its next command on the table factors nothing.

            Examples:
              mpirun -n 4 chokepoint-mpi factor icio2023-2019-g20x20
              mpirun -n 4 chokepoint-mpi factor wiod2013-2011 --inverse --compare --format json
            """)

    @OptionGroup var input: TableArgument

    @Flag(help: "Make and keep the Leontief inverse too.")
    var inverse = false

    @Flag(help: "Do the same with LAPACK in the first process, and say how the results differ.")
    var compare = false

    @OptionGroup var tableOptions: TableOptions
    @OptionGroup var output: OutputOptions

    var question: FactorQuestion {
        var question = FactorQuestion()
        question.table = input.table
        question.inverse = inverse
        question.compare = compare
        question.reading = tableOptions.reading.choices
        return question
    }
}
