import ArgumentParser
import Foundation
import Sweeps

/// Writes the samples of files that the program writes for itself: after their layout has changed.
struct SamplesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "samples", abstract: "Writes samples of cache files and of files of draws.")

    @Argument(help: "Such as Tests/FuzzSamples.", completion: .directory) var folder: String

    func run() throws {
        let files = FileManager.default
        let work = try WorkFolder.make()
        defer { try? files.removeItem(atPath: work) }
        let kept = try FuzzTarget.keep(in: work)
        for kind in ["cache", "draws"] {
            try? files.removeItem(atPath: "\(folder)/\(kind)")
            try files.createDirectory(
                atPath: "\(folder)/\(kind)", withIntermediateDirectories: true)
        }
        for name in try files.contentsOfDirectory(atPath: kept) {
            try files.copyItem(atPath: "\(kept)/\(name)", toPath: "\(folder)/cache/\(name)")
        }
        try FuzzTarget.writeDraws(
            to: "\(folder)/draws/plain.draws", design: .latinHypercube(seed: 7))
    }
}
