import Containers
import InputOutput
import LinearAlgebra

/// Single arrays of the archive, by the names that they may have.
extension NPZReader {
    func matrix<R: AxisKind, C: AxisKind>(
        _ array: NPYArray, _ rows: Axis<R>, _ columns: Axis<C>
    ) throws(Diagnostics) -> Matrix<R, C> {
        let (m, n) = (rows.count, columns.count)
        if array.isNativeDouble {
            return Matrix(rows, columns) { target in
                array.withData { data in
                    guard let base = target.baseAddress, let source = data.baseAddress else {
                        return
                    }
                    let isAligned = Int(bitPattern: source) % 8 == 0
                    if array.isColumnMajor || !isAligned {
                        UnsafeMutableRawPointer(base).copyMemory(
                            from: source, byteCount: 8 * m * n)
                    } else {
                        RowBlock.transpose(
                            source.assumingMemoryBound(to: Double.self), rows: m, columns: n,
                            into: base, leading: m)
                    }
                    if !array.isColumnMajor, !isAligned { transposeInPlace(target, m, n) }
                }
            }
        }
        guard let numbers = array.numbers() else {
            throw NPYHead.problem("unreadable-array", "the array holds texts", array.path)
        }
        return Matrix(rows, columns) { target in
            for i in 0..<m {
                for j in 0..<n {
                    target[i + j * m] =
                        array.isColumnMajor ? numbers[i + j * m] : numbers[i * n + j]
                }
            }
        }
    }

    /// Row-major to column-major, by way of a copy.
    private func transposeInPlace(_ target: UnsafeMutableBufferPointer<Double>, _ m: Int, _ n: Int)
    {
        let copy = Array(target)
        for i in 0..<m {
            for j in 0..<n { target[i + j * m] = copy[i * n + j] }
        }
    }

    func shapeProblems(
        _ array: NPYArray, _ name: String, _ due: [Int], _ meaning: String
    ) -> Diagnostics {
        if array.shape == due { return Diagnostics() }
        return NPYHead.problem(
            "wrong-shape",
            "\(name) has the shape \(NPYArray.text(of: array.shape)) where "
                + "\(NPYArray.text(of: due)) is expected", array.path, "it is \(meaning)")
    }

    func product(_ a: Int, _ b: Int) throws(Diagnostics) -> Int {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        if overflow { throw NPYHead.problem("wrong-shape", "there are too many labels", path) }
        return product
    }

    func array(_ names: String...) throws(Diagnostics) -> NPYArray? {
        for name in names {
            guard let member = members["\(name).npy"] else { continue }
            return try NPYArray(try archive.bytes(of: member), path: shown(name))
        }
        return nil
    }

    func texts(_ names: String...) throws(Diagnostics) -> [String]? {
        for name in names {
            guard let array = try array(name) else { continue }
            guard array.shape.count <= 1, let texts = array.texts() else {
                throw NPYHead.problem(
                    "unreadable-array", "the array must be a list of texts", array.path,
                    "save it with numpy.array([...], dtype=str)")
            }
            return texts
        }
        return nil
    }

    func names(_ name: String, count: Int) throws(Diagnostics) -> [String]? {
        guard let texts = try texts(name) else { return nil }
        guard texts.count == count else {
            throw NPYHead.problem(
                "wrong-shape", "\(name) has \(texts.count) entries where \(count) are expected",
                shown(name), "one for every code")
        }
        return texts
    }

    func missing(_ name: String) -> Diagnostics {
        let found = members.keys.sorted().prefix(20).map { $0.dropLast(4) }
        return Diagnostics([
            Diagnostic(
                .error, "missing-array", "the archive has no array \(name)", at: .init(file: path),
                remedy: "a table has Z, Y, V, regions and sectors; there are "
                    + found.joined(separator: ", "))
        ])
    }
}
