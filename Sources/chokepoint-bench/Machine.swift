import Foundation
import LinearAlgebra
import Reporting
import Providers

/// What the timings were made on.
enum Machine {
    /// Name and value of each fact.
    static func facts(_ results: Results, _ settings: Settings, loadAtStart: Double?) -> [(
        String, Cell
    )] {
        let provider = BLASProvider.current
        var facts: [(String, Cell)] = [
            ("BLAS", .text(provider.description)),
            ("BLAS library", Cell(provider.blasLibrary)),
            ("LAPACK library", Cell(provider.lapackLibrary)),
            ("BLAS threads", BLASThreads.count.map(Cell.integer) ?? .missing),
            ("processors", .integer(ProcessInfo.processInfo.activeProcessorCount)),
            ("processor", Cell(processorName)),
            (
                "memory, GB",
                .number((Double(ProcessInfo.processInfo.physicalMemory) / 1e8).rounded() / 10)
            ),
            ("system", .text(ProcessInfo.processInfo.operatingSystemVersionString)),
            ("times are", .text(settings.time.description)),
            ("HDF5", .text(TableFile.hdf5Version)),
        ]
        if let rate = results.productRate {
            facts.append(("fastest dgemm of the run, GF/s", .number((rate / 1e8).rounded() / 10)))
        }
        if let loadAtStart {
            facts.append(("load average at the start", .number(loadAtStart)))
        }
        if let load { facts.append(("load average at the end", .number(load))) }
        return facts
    }

    /// Average number of runnable processes over the last minute.
    static var load: Double? {
        var averages = [0.0]
        return getloadavg(&averages, 1) == 1 ? averages[0] : nil
    }

    private static var processorName: String? {
        guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else {
            return nil
        }
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
