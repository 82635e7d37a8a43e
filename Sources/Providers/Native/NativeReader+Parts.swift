import Containers
import InputOutput
import LinearAlgebra

extension NativeReader {
    /// Codes and names of a group of labels.
    /// - Throws: `missing-dataset`, `wrong-type`, `wrong-shape`.
    func labels<Label>(
        _ group: String, _ make: (_ code: String, _ name: String) -> Label
    ) throws(Diagnostics) -> [Label] {
        var problems = ProblemCollector()
        let codes = problems.attempt(try file.texts("\(group)/code"))
        let names = problems.attempt(try file.texts("\(group)/name"))
        try problems.throwIfAny()
        guard let codes, let names, codes.count == names.count else {
            throw file.failure(
                "wrong-shape", "\(names?.count ?? 0) entries for \(codes?.count ?? 0) codes",
                at: "\(group)/name", remedy: "code and name must have the same length")
        }
        return zip(codes, names).map(make)
    }

    /// Regions with the country that each is a part of, where the file states it.
    func regions() throws(Diagnostics) -> [Region] {
        let labels = try labels("regions") { Region($0, name: $1) }
        guard let wholes = try texts("part_of", of: "regions", count: labels.count) else {
            return labels
        }
        return zip(labels, wholes).map { Region($0.code, name: $0.name, partOf: $1) }
    }

    /// Sectors with their own units, where the file states them.
    func sectors() throws(Diagnostics) -> [Sector] {
        let labels = try labels("sectors") { Sector($0, name: $1) }
        guard let units = try texts("unit", of: "sectors", count: labels.count) else {
            return labels
        }
        return zip(labels, units).map { Sector($0.code, name: $0.name, unit: $1) }
    }

    /// What stands beside each code of a group, nil where it is empty; nil where the file states
    /// nothing of the kind.
    private func texts(
        _ name: String, of group: String, count: Int
    ) throws(Diagnostics) -> [String?]? {
        let place = "\(group)/\(name)"
        guard try file.exists(place) else { return nil }
        let texts = try file.texts(place)
        guard texts.count == count else {
            throw file.failure(
                "wrong-shape", "\(texts.count) entries for \(count) codes", at: place,
                remedy: "code and \(name) must have the same length")
        }
        return texts.map { $0.isEmpty ? nil : $0 }
    }

    /// For each region the positions of its sectors, where the file states them.
    func sectorsByRegion(_ regions: Int, _ sectors: Int) throws(Diagnostics) -> [[Int]]? {
        let place = "industries/sectors_by_region"
        guard try file.exists(place) else { return nil }
        let texts = try file.texts(place)
        let lists = texts.map { $0.split(separator: " ").map { Int($0) ?? -1 } }
        let isGood = lists.allSatisfy { list in
            list.allSatisfy { $0 >= 0 && $0 < sectors } && zip(list, list.dropFirst()).allSatisfy(<)
        }
        guard texts.count == regions, isGood else {
            throw file.failure(
                "wrong-shape", "the sectors of the regions are not lists of positions",
                at: place,
                remedy: "one text a region, the positions of its sectors from 0 in ascending order")
        }
        return lists
    }

    /// Primary inputs with their kind, where the file states it.
    func primaryInputs() throws(Diagnostics) -> [PrimaryInput] {
        let labels = try labels("primary_inputs") { PrimaryInput($0, name: $1) }
        let place = "primary_inputs/kind"
        guard try file.exists(place) else {
            return labels
        }
        let kinds = try file.texts(place)
        guard kinds.count == labels.count else {
            throw file.failure(
                "wrong-shape", "\(kinds.count) entries for \(labels.count) codes", at: place,
                remedy: "code and kind must have the same length")
        }
        var inputs: [PrimaryInput] = []
        for (label, text) in zip(labels, kinds) {
            guard let kind = PrimaryInput.Kind(rawValue: text) else {
                throw file.failure(
                    "unknown-kind", "the kind of \(label.code) is ‘\(text)’", at: place,
                    remedy: "a kind is value-added, taxes or imports")
            }
            inputs.append(PrimaryInput(label.code, name: label.name, kind: kind))
        }
        return inputs
    }

    /// The datasets of numbers, opened and checked against the numbers of labels.
    struct Datasets {
        let Z: HDF5Dataset
        let Y: HDF5Dataset
        let V: HDF5Dataset
        let x: HDF5Dataset?

        /// Shapes are checked as far as the labels are known.
        init(
            _ file: HDF5Reader, regions: Int?, industries n: Int?, finalDemand: Int?,
            primaryInputs: Int?
        ) throws(Diagnostics) {
            var problems = ProblemCollector()
            func open(
                _ name: String, _ shape: [Int]?, _ reason: String
            ) throws(Diagnostics) -> HDF5Dataset {
                let dataset = try HDF5Dataset(name, in: file)
                try dataset.requireDoubles(
                    shape: shape ?? dataset.shape, because: "it must be \(reason)")
                return dataset
            }
            var demand: Int?
            if let regions, let finalDemand { demand = regions * finalDemand }
            func both(_ a: Int?, _ b: Int?) -> [Int]? {
                if let a, let b { [a, b] } else { nil }
            }
            let Z = problems.attempt(try open("Z", both(n, n), "industries × industries"))
            let Y = problems.attempt(
                try open("Y", both(n, demand), "industries × regions·final_demand"))
            let V = problems.attempt(
                try open("V", both(primaryInputs, n), "primary_inputs × industries"))
            let x = problems.attempt(
                try file.exists("x") ? try open("x", n.map { [$0] }, "one number an industry") : nil
            )
            try problems.throwIfAny()
            guard let Z, let Y, let V, let x else {
                preconditionFailure("a part is missing without a problem")
            }
            (self.Z, self.Y, self.V, self.x) = (Z, Y, V, x)
        }
    }

    /// Names of the satellite accounts.
    func accountNames() throws(Diagnostics) -> [String] {
        try file.exists("satellites") ? try file.members(of: "satellites") : []
    }

    /// One satellite account.
    func satellite(_ name: String, _ layout: TableLayout) throws(Diagnostics) -> Satellite {
        let group = "satellites/\(name)"
        let codes = try file.texts("\(group)/code")
        let units = try file.texts("\(group)/unit")
        guard codes.count == units.count else {
            throw file.failure(
                "wrong-shape", "\(units.count) entries for \(codes.count) codes",
                at: "\(group)/unit", remedy: "code and unit must have the same length")
        }
        let stressors = zip(codes, units).map { Satellite.Stressor(code: $0, unit: $1) }
        try SatelliteCheck.codeProblems(codes, in: "\(group)/code").throwIfErrors()
        let axis = Satellite.axis(of: stressors)
        let F = try HDF5Dataset("\(group)/F", in: file)
        try F.requireDoubles(
            shape: [codes.count, layout.industryCount],
            because: "it must be stressors × industries")
        let FY = try HDF5Dataset("\(group)/FY", in: file)
        try FY.requireDoubles(
            shape: [codes.count, layout.demandAxis.count],
            because: "it must be stressors × regions·final_demand")
        return Satellite(
            name: name, stressors: stressors, F: try matrix(F, axis, layout.industryAxis),
            FY: try matrix(FY, axis, layout.demandAxis),
            provenance: try Self.provenance(of: group, in: file))
    }

    /// A matrix from a row-major dataset whose shape was checked.
    /// - Parameter progress: gets the share that is read.
    func matrix<R: AxisKind, C: AxisKind>(
        _ dataset: HDF5Dataset, _ rows: Axis<R>, _ columns: Axis<C>,
        progress: (Double) -> Void = { _ in }
    ) throws(Diagnostics) -> Matrix<R, C> {
        try Matrix(rows, columns) { target throws(Diagnostics) in
            guard let base = target.baseAddress else { return }
            try dataset.readRows { block, first, count in
                RowBlock.transpose(
                    block, rows: count, columns: columns.count, into: base + first,
                    leading: rows.count)
                progress(Double(first + count) / Double(rows.count))
            }
        }
    }
}
