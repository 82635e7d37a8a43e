import ArgumentParser
import Foundation

/// Wall time and resources of one child process.
struct ChildRun: Codable, Sendable {
    /// Wall time in seconds, from before it was started to after it was reaped.
    var seconds: Double
    /// Processor time in seconds, of all threads, the system's included.
    var processorSeconds: Double
    /// Peak resident memory in bytes.
    var peakBytes: Int
    /// Exit status, or 128 + the signal that ended it.
    var status: Int32

    /// Runs a command through a small process of this program's own. A child's peak memory counts
    /// from that of the process it was started by, and this one holds large matrices.
    /// - Throws: when the command fails, with its exit status; its messages are on standard error.
    static func measured(
        _ command: [String], cache: String, _ settings: Settings
    ) throws -> ChildRun {
        var environment = ProcessInfo.processInfo.environment
        environment["XDG_CACHE_HOME"] = cache
        environment["OPENBLAS_NUM_THREADS"] = String(settings.threads)
        let output = try run(settings.bench, ["measure", "--"] + command, environment)
        let run = try JSONDecoder().decode(ChildRun.self, from: output)
        guard run.status == 0 else {
            throw BenchError.childFailed(command.joined(separator: " "), run.status)
        }
        return run
    }

    /// Standard output of a command that exits with 0.
    static func run(
        _ program: String, _ arguments: [String], _ environment: [String: String]
    ) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchError.childFailed(program, process.terminationStatus)
        }
        return output
    }
}

/// What a run can fail with.
enum BenchError: Error, CustomStringConvertible {
    /// A program could not be started.
    case cannotStart(String, String)
    /// A file that a benchmark needs is not there.
    case missing(String, remedy: String)
    /// A program ended with this status.
    case childFailed(String, Int32)

    var description: String {
        switch self {
        case .cannotStart(let program, let reason): "cannot start \(program): \(reason)"
        case .missing(let path, let remedy): "there is no \(path): \(remedy)"
        case .childFailed(let command, let status): "status \(status) from: \(command)"
        }
    }
}

/// Runs one command with its output thrown away and prints what it took, for `ChildRun.measured`.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Runs a command and prints its time and peak memory.",
        shouldDisplay: false)

    @Argument(parsing: .postTerminator, help: "The command.") var command: [String]

    func validate() throws {
        if command.isEmpty { throw ValidationError("which command?") }
    }

    func run() throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child: pid_t = 0
        let start = TimeKind.wall.now
        let failure = posix_spawnp(&child, command[0], &actions, nil, &arguments, environ)
        guard failure == 0 else {
            throw BenchError.cannotStart(command[0], String(cString: strerror(failure)))
        }
        var (status, usage) = (Int32(0), rusage())
        while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
        let seconds = TimeKind.wall.now - start
        let signal = status & 0x7f
        #if os(Linux)
            let unit = 1024
        #else
            let unit = 1
        #endif
        func inSeconds(_ time: timeval) -> Double {
            Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
        }
        let run = ChildRun(
            seconds: seconds,
            processorSeconds: inSeconds(usage.ru_utime) + inSeconds(usage.ru_stime),
            peakBytes: usage.ru_maxrss * unit,
            status: signal == 0 ? (status >> 8) & 0xff : 128 + signal)
        try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(run))
    }
}
