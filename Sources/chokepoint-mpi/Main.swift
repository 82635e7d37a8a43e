import CPlatform
import CScaLAPACK
import ChokepointCLI
import LinearAlgebra
import Platform
import Workspace

/// The program that several processes run together: rank 0 takes the command, the others work for
/// it.
@main
enum Main {
    private static let engine = Engine()

    static func main() {
        cp_open_standard_streams()
        cs_start()
        // After MPI, which has handlers of its own.
        cp_handle_signals()
        // One rank a processor, unless somebody says otherwise.
        if getenv("OPENBLAS_NUM_THREADS") == nil, getenv("OMP_NUM_THREADS") == nil {
            BLASThreads.set(1)
        }
        // All ranks make the grids together.
        let engine = engine
        if Ranks.rank != 0 {
            engine.serve()
            cs_finish()
            return
        }
        atexit {
            Main.engine.end()
            cs_finish()
        }
        SolvingClusters.$current.withValue(Cluster(engine)) {
            ClusterProgram.main(CommandLine.arguments)
        }
    }
}
