import CHDF5
import InputOutput
import LinearAlgebra
#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

enum NativeTable {
    static func read(path: String) throws -> MRIOTable {
        try HDF5File.reading(path) { file in
            guard try file.textAttribute("format") == "chokepoint-table" else {
                throw file.failure("not-a-table", "not a chokepoint table", "@format")
            }
            let regions = zip(try file.texts("regions/code"), try file.texts("regions/name")).map {
                Region($0, name: $1)
            }
            let sectors = zip(try file.texts("sectors/code"), try file.texts("sectors/name")).map {
                Sector($0, name: $1)
            }
            let fd = zip(try file.texts("final_demand/code"), try file.texts("final_demand/name"))
                .map { FinalDemandCategory($0, name: $1) }
            let pi = zip(
                try file.texts("primary_inputs/code"), try file.texts("primary_inputs/name")
            ).map { PrimaryInput($0, name: $1) }
            let layout = try TableLayout(regions: regions, sectors: sectors, finalDemand: fd)
            func matrix<R: AxisKind, C: AxisKind>(_ name: String, _ r: Axis<R>, _ c: Axis<C>) throws
                -> Matrix<R, C>
            {
                var m = Matrix(r, c)
                let ld = r.count
                try m.withUnsafeMutableElements { t in
                    try file.readRows(name, rows: r.count, columns: c.count) { p, first, count in
                        for j0 in stride(from: 0, to: c.count, by: 32) {
                            for i in 0..<count {
                                for j in j0..<min(j0 + 32, c.count) {
                                    t[first + i + j * ld] = p[i * c.count + j]
                                }
                            }
                        }
                    }
                }
                return m
            }
            var sats: [Satellite] = []
            if file.exists("satellites") {
                for name in try file.groups(in: "satellites") {
                    let codes = try file.texts("satellites/\(name)/code"),
                        units = try file.texts("satellites/\(name)/unit")
                    let st = zip(codes, units).map { Satellite.Stressor(code: $0, unit: $1) }
                    let ax = Satellite.axis(of: st)
                    sats.append(
                        Satellite(
                            name: name, stressors: st,
                            F: try matrix("satellites/\(name)/F", ax, layout.industryAxis),
                            FY: try matrix("satellites/\(name)/FY", ax, layout.demandAxis),
                            provenance: Provenance()))
                }
            }
            return try MRIOTable(
                name: try file.textAttribute("name") ?? "", year: try file.integerAttribute("year"),
                unit: try file.textAttribute("unit") ?? "",
                valuation: try file.textAttribute("valuation") ?? "", provenance: Provenance(),
                layout: layout, primaryInputs: pi,
                Z: try matrix("Z", layout.industryAxis, layout.industryAxis),
                Y: try matrix("Y", layout.industryAxis, layout.demandAxis),
                V: try matrix("V", Axis(pi.map(\.code)), layout.industryAxis), satellites: sats)
        }
    }
}
