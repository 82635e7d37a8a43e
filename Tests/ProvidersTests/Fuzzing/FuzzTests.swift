import Foundation
import Fuzzing
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// A short run of what `chokepoint-fuzz` does for long: changed copies of every sample give a table
/// of finite numbers or findings, never a crash.
@Suite struct FuzzTests {
    /// Every reader has a sample, and every sample is read.
    @Test(arguments: TableFormats.all.map { $0.name })
    func samplesAreRead(format: String) throws {
        let names = FuzzSamples.names(of: format)
        #expect(!names.isEmpty)
        for name in names {
            let path = "\(FuzzSamples.folder)/\(format)/\(name)"
            let sample = try FuzzSample(path: path)
            let options = ReadOptions(mapping: sample.hasMapping ? "\(path)/mapping.csv" : nil)
            let table = sample.hasMapping ? "\(path)/own.csv" : path
            _ = try TableFile.reading(path: table, format: format, options: options)
            if !sample.hasMapping {
                _ = try TableFile.reading(path: table)
            }
        }
    }

    @Test(arguments: TableFormats.all.map { $0.name })
    func changedCopies(format: String) throws {
        let names = FuzzSamples.names(of: format)
        for name in names {
            let sample = try FuzzSample(path: "\(FuzzSamples.folder)/\(format)/\(name)")
            try Samples.inFolder { folder in
                let files = try FuzzFolder(sample, at: "\(folder)/\(name)")
                for number in 0..<(400 / names.count) {
                    let paths = files.apply(sample.input(number, seed: 11))
                    check(paths.table, ReadOptions(mapping: paths.mapping), format, number)
                }
            }
        }
    }

    private func check(_ path: String, _ options: ReadOptions, _ format: String, _ number: Int) {
        let answer = Result { () throws(Diagnostics) in
            try TableFile.read(path: path, format: format, options: options)
        }
        switch answer {
        case .success(let table):
            let numbers = table.Z.elements + table.Y.elements + table.V.elements
            let isFinite = numbers.allSatisfy(\.isFinite)
            #expect(isFinite, "\(path), input \(number)")
        case .failure(let problems):
            #expect(problems.hasErrors, "\(path), input \(number)")
            #expect(problems.items.count <= 200, "\(path), input \(number)")
        }
    }

    /// An input depends on its sample, seed and number alone.
    @Test func inputsAreRepeated() throws {
        let path = "\(FuzzSamples.folder)/csv/balanced"
        let sample = try FuzzSample(path: path)
        func written(_ number: Int, after others: [Int]) throws -> [String: Data] {
            try Samples.inFolder { folder in
                let files = try FuzzFolder(sample, at: "\(folder)/t")
                for other in others { _ = files.apply(sample.input(other, seed: 3)) }
                _ = files.apply(sample.input(number, seed: 3))
                let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/t")
                return Dictionary(
                    uniqueKeysWithValues: try names.compactMap { name in
                        let url = URL(filePath: "\(folder)/t/\(name)")
                        let isFile = try url.resourceValues(forKeys: [.isRegularFileKey])
                        return isFile.isRegularFile == true
                            ? (name, try Data(contentsOf: url)) : nil
                    })
            }
        }
        for number in 0..<100 {
            #expect(try written(number, after: []) == written(number, after: [number + 1, 7, 40]))
        }
    }

    /// Writes the samples again, into the folder that the variable names: after the layouts of the
    /// tests have changed.
    @Test(
        .enabled(
            if: ProcessInfo.processInfo.environment["CHOKEPOINT_WRITE_FUZZ_SAMPLES"] != nil,
            "set CHOKEPOINT_WRITE_FUZZ_SAMPLES to a folder"))
    func writesSamples() throws {
        let folder = ProcessInfo.processInfo.environment["CHOKEPOINT_WRITE_FUZZ_SAMPLES"] ?? ""
        try FuzzSamples.write(to: folder)
    }
}
