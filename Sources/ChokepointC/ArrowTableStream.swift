import CChokepoint
import Containers
import Platform
import Reporting

/// A table that a program takes over batch by batch through Arrow’s C stream interface.
///
/// Everything that leaves is allocated with `malloc` and freed by the `release` that it carries, so
/// that it may outlive the stream.
final class ArrowTableStream {
    private let columns: [ParquetOutput.Column]
    private let facts: [(key: String, value: String)]
    private var rest: ArraySlice<ArrowBatch>

    init(_ table: ColumnarTable) {
        columns = table.columns
        facts = table.facts
        rest = table.batches[...]
    }

    /// Hands itself over: the stream’s `release` gives it back.
    func export(to stream: UnsafeMutablePointer<ArrowArrayStream>) {
        stream.pointee = ArrowArrayStream(
            get_schema: { stream, out in
                guard let stream, let out, let source = ArrowTableStream.of(stream) else {
                    return EINVAL
                }
                out.pointee = source.schema()
                return 0
            },
            get_next: { stream, out in
                guard let stream, let out, let source = ArrowTableStream.of(stream) else {
                    return EINVAL
                }
                // Without a batch, what is given has been released already: the stream ends.
                out.pointee = source.rest.popFirst().map(ArrowTableStream.array) ?? ArrowArray()
                return 0
            },
            get_last_error: { _ in nil },
            release: { stream in
                guard let stream, let data = stream.pointee.private_data else { return }
                Unmanaged<ArrowTableStream>.fromOpaque(data).release()
                stream.pointee = ArrowArrayStream()
            },
            private_data: Unmanaged.passRetained(self).toOpaque())
    }

    private static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>) -> ArrowTableStream? {
        stream.pointee.private_data.map {
            Unmanaged<ArrowTableStream>.fromOpaque($0).takeUnretainedValue()
        }
    }

    // MARK: Schemas

    private func schema() -> ArrowSchema {
        let children = columns.map { column in
            Self.schema(
                column.kind.arrowFormat, column.name, column.facts,
                flags: column.isOptional ? Int64(ARROW_FLAG_NULLABLE) : 0, children: [])
        }
        return Self.schema("+s", "", facts, flags: 0, children: children)
    }

    private static func schema(
        _ format: String, _ name: String, _ facts: [(key: String, value: String)], flags: Int64,
        children: [ArrowSchema]
    ) -> ArrowSchema {
        ArrowSchema(
            format: UnsafePointer(strdup(format)), name: UnsafePointer(strdup(name)),
            metadata: metadata(facts), flags: flags, n_children: Int64(children.count),
            children: pointers(children), dictionary: nil,
            release: { schema in
                guard let schema else { return }
                ArrowTableStream.release(
                    schema.pointee.children, schema.pointee.n_children
                ) { if let release = $0.pointee.release { release($0) } }
                for text in [
                    schema.pointee.format, schema.pointee.name, schema.pointee.metadata,
                ] {
                    free(UnsafeMutableRawPointer(mutating: text))
                }
                schema.pointee.release = nil
            }, private_data: nil)
    }

    /// The number of facts, then each key and value behind its length; nil without any.
    private static func metadata(
        _ facts: [(key: String, value: String)]
    ) -> UnsafePointer<CChar>? {
        if facts.isEmpty { return nil }
        var bytes: [UInt8] = []
        func add(_ number: Int) { withUnsafeBytes(of: Int32(number)) { bytes += $0 } }
        add(facts.count)
        for text in facts.flatMap({ [$0.key, $0.value] }) {
            add(text.utf8.count)
            bytes += text.utf8
        }
        return UnsafePointer(copy(bytes).assumingMemoryBound(to: CChar.self))
    }

    // MARK: Arrays

    private static func array(_ batch: ArrowBatch) -> ArrowArray {
        let children = batch.columns.map { column in
            array(
                batch.rows, missing: column.missing,
                buffers: column.buffers.enumerated().map { index, bytes in
                    // Only which values are there may be left out.
                    index == 0 && bytes.isEmpty ? nil : UnsafeRawPointer(copy(bytes))
                }, children: [])
        }
        return array(batch.rows, missing: 0, buffers: [nil], children: children)
    }

    private static func array(
        _ rows: Int, missing: Int, buffers: [UnsafeRawPointer?], children: [ArrowArray]
    ) -> ArrowArray {
        let list = room(for: UnsafeRawPointer?.self, buffers.count)
        list.initialize(from: buffers, count: buffers.count)
        return ArrowArray(
            length: Int64(rows), null_count: Int64(missing), offset: 0,
            n_buffers: Int64(buffers.count), n_children: Int64(children.count), buffers: list,
            children: pointers(children), dictionary: nil,
            release: { array in
                guard let array else { return }
                ArrowTableStream.release(
                    array.pointee.children, array.pointee.n_children
                ) { if let release = $0.pointee.release { release($0) } }
                if let buffers = array.pointee.buffers {
                    for index in 0..<Int(array.pointee.n_buffers) {
                        free(UnsafeMutableRawPointer(mutating: buffers[index]))
                    }
                    free(buffers)
                }
                array.pointee.release = nil
            }, private_data: nil)
    }

    // MARK: Memory

    /// Memory of C; never nil, and a programmer’s error where there is no more.
    private static func room<T>(for type: T.Type, _ count: Int) -> UnsafeMutablePointer<T> {
        guard let memory = malloc(max(MemoryLayout<T>.stride * count, 1)) else {
            preconditionFailure("there is no memory for \(count) \(T.self)")
        }
        return memory.bindMemory(to: T.self, capacity: count)
    }

    private static func copy(_ bytes: [UInt8]) -> UnsafeMutableRawPointer {
        let memory = room(for: UInt8.self, bytes.count)
        memory.initialize(from: bytes, count: bytes.count)
        return UnsafeMutableRawPointer(memory)
    }

    private static func pointers<T>(
        _ children: [T]
    ) -> UnsafeMutablePointer<UnsafeMutablePointer<T>?>? {
        if children.isEmpty { return nil }
        let list = room(for: UnsafeMutablePointer<T>?.self, children.count)
        for (index, child) in children.enumerated() {
            let place = room(for: T.self, 1)
            place.initialize(to: child)
            (list + index).initialize(to: place)
        }
        return list
    }

    /// Frees children, releasing those that nobody took over.
    private static func release<T>(
        _ children: UnsafeMutablePointer<UnsafeMutablePointer<T>?>?, _ count: Int64,
        _ release: (UnsafeMutablePointer<T>) -> Void
    ) {
        guard let children else { return }
        for index in 0..<Int(count) {
            guard let child = children[index] else { continue }
            release(child)
            free(child)
        }
        free(children)
    }
}

extension ParquetOutput.Kind {
    /// What Arrow’s C data interface calls it.
    fileprivate var arrowFormat: String {
        switch self {
        case .flags: "b"
        case .integers: "l"
        case .numbers: "g"
        case .texts: "u"
        }
    }
}
