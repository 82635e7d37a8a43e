import Platform

/// What one changed copy of a sample has of its own.
public struct FuzzInput: Sendable {
    /// What becomes of a file.
    enum Change: Sendable {
        case write([UInt8])
        case remove
        /// A folder of this name stands in its place.
        case folder
    }

    /// Changes by name of the file, in order.
    private(set) var changes: [(name: String, change: Change)] = []
    /// Name of the table's file, where it is one.
    private(set) var tableName: String?
    /// Random bits for the choices of who reads it.
    public let choice: UInt64

    init(of sample: FuzzSample, _ random: SplitMix64) {
        var mutator = Mutator(random, donors: sample.files.map(\.bytes))
        choice = mutator.random.next()
        let position = mutator.below(sample.files.count)
        let file = sample.files[position]
        if !sample.isFolder {
            tableName =
                sample.files.first { !sample.hasMapping || $0.name != FuzzSample.mappingName }?
                .name
        }
        changes.append((file.name, .write(mutator.changed(file))))
        if sample.files.count > 1, mutator.oneIn(8) {
            let other = sample.files[mutator.below(sample.files.count)]
            changes.append((other.name, .write(mutator.changed(other))))
        }
        if sample.isFolder, mutator.oneIn(16) {
            changes += Self.structural(sample, file, &mutator)
        } else if !sample.isFolder, file.name == tableName, mutator.oneIn(64) {
            let name = mutator.changedName(file.name)
            if name != FuzzSample.mappingName, name != file.name,
                case .write(let bytes) = changes[0].change
            {
                changes = [(file.name, .remove), (name, .write(bytes))]
                tableName = name
            }
        }
    }

    /// Files that are missing, empty, elsewhere, or of each other's content.
    private static func structural(
        _ sample: FuzzSample, _ file: FuzzSample.File, _ mutator: inout Mutator
    ) -> [(name: String, change: Change)] {
        let other = sample.files[mutator.below(sample.files.count)]
        switch mutator.below(6) {
        case 0: return [(file.name, .remove)]
        case 1: return [(file.name, .write([]))]
        case 2:
            return [(file.name, .remove), (mutator.changedName(file.name), .write(file.bytes))]
        case 3: return [(mutator.changedName(file.name), .write(file.bytes))]
        case 4: return [(file.name, .write(other.bytes)), (other.name, .write(file.bytes))]
        default: return [(file.name, .folder)]
        }
    }
}
