import Foundation
import InputOutput
import LinearAlgebra
import Providers
import TestSupport
import Testing

/// Writes a table as Eora26 publishes it: numbers without labels, labels apart, a last region ROW.
struct EoraLayout {
    /// `bp` or `pp`.
    var price = "bp"
    var year = 2015
    /// Sales of each industry to the region of discrepancies, and what it buys from it.
    var discrepancy = 0.0
    /// Whether lines of labels end in a tab.
    var trailingTab = true

    /// The files by name.
    func files(_ table: MRIOTable) -> [(name: String, text: String)] {
        let layout = table.layout
        let end = trailingTab ? "\t\n" : "\n"
        let n = layout.industryCount
        let k = layout.finalDemandCount
        var T = table.Z.rowArrays.map { $0 + [discrepancy] }
        T.append([Double](repeating: discrepancy, count: n) + [0])
        let zeros = [Double](repeating: 0, count: k)
        var FD = table.Y.rowArrays.map { $0 + zeros }
        FD.append([Double](repeating: 0, count: FD[0].count))
        let VA = table.V.rowArrays.map { $0 + [0] }
        let regions = layout.regions + [Region("ROW", name: "ROW")]
        let labelsT = layout.regions.flatMap { r in
            layout.sectors.map { "\(r.name)\t\(r.code)\tIndustries\t\($0.name)" + end }
        }
        let labelsFD = regions.flatMap { r in
            layout.finalDemand.map {
                "\(r.name)\t\(r.code)\tFinal demand\t\($0.name) \($0.code)" + end
            }
        }
        let stem = "Eora26_\(year)_\(price)_"
        var files = [
            ("\(stem)T.txt", FolderLayouts.numbers(T, separator: "\t")),
            ("\(stem)FD.txt", FolderLayouts.numbers(FD, separator: "\t")),
            ("\(stem)VA.txt", FolderLayouts.numbers(VA, separator: "\t")),
            ("labels_T.txt", (labelsT + ["ROW\tROW\tIndustries\tTOTAL" + end]).joined()),
            ("labels_FD.txt", labelsFD.joined()),
            (
                "labels_VA.txt",
                table.primaryInputs.map { "Primary inputs\t\($0.name)" + end }.joined()
            ),
        ]
        if let account = table.satellites.first {
            let rows = account.stressors.map { "\($0.code) emissions (\($0.unit))\tTotal" + end }
            files += [
                (
                    "\(stem)Q.txt",
                    FolderLayouts.numbers(account.F.rowArrays.map { $0 + [0] }, separator: "\t")
                ),
                (
                    "\(stem)QY.txt",
                    FolderLayouts.numbers(account.FY.rowArrays.map { $0 + zeros }, separator: "\t")
                ),
                ("labels_Q.txt", rows.joined()),
            ]
        }
        return files
    }

    /// Writes a folder.
    func write(_ table: MRIOTable, to folder: String) throws {
        for file in files(table) {
            try FolderLayouts.write(file.text, to: "\(folder)/\(file.name)")
        }
    }
}

@Suite struct EoraTests {
    @Test(
        .enabled("the samples of layouts are not there") {
            SampleTruth.isPresent("eora26_bp") && SampleTruth.isPresent("eora26_disc")
        }, arguments: ["eora26_bp", "eora26_disc"], ["", "/zip/Eora26_2011_bp.zip"])
    func sample(_ layout: String, _ file: String) throws {
        let truth = try SampleTruth(layout)
        let table = try TableFile.read(path: truth.folder.path + file)
        #expect(table.Z.rowArrays == truth.Z)
        #expect(table.Y.rowArrays == truth.Y)
        #expect(table.V.rowArrays == truth.V)
        assertClose(table.declaredOutput ?? table.x, truth.x, relative: 1e-12)
        #expect((table.declaredOutput == nil) == (layout == "eora26_bp"))
        #expect(table.name == "Eora26, 2011, basic prices")
        #expect(table.unit == "thousand USD")
        #expect(table.regions.map(\.code) == ["CHN", "MEX", "XRW"])
        #expect(
            table.layout.finalDemand.map(\.code)
                == ["P.3h", "P.3n", "P.3g", "P.51", "P.52", "P.53"])
        #expect(table.primaryInputs.map(\.name) == truth.valueAdded)
        #expect(table.primaryInputs.allSatisfy { $0.kind == .valueAdded })
        let account = try #require(table.satellites.first)
        #expect(account.stressors[0] == .init(code: "I-GHG-CO2 emissions (Gg)/Total", unit: "Gg"))
        #expect(account.F[0, 1] == 3875643.326)
    }

    private func expectCells(_ read: MRIOTable, _ table: MRIOTable) {
        #expect(read.Z.rowArrays == table.Z.rowArrays)
        #expect(read.Y.rowArrays == table.Y.rowArrays)
        #expect(read.V.rowArrays == table.V.rowArrays)
        #expect(read.satellites.map(\.F.rowArrays) == table.satellites.map(\.F.rowArrays))
        #expect(read.satellites.map(\.FY.rowArrays) == table.satellites.map(\.FY.rowArrays))
        #expect(read.regions == table.regions)
        #expect(read.sectors.map(\.code) == table.sectors.map(\.name))
    }

    @Test func foldersAndArchives() throws {
        let table = try RandomTable.make(regions: 3, sectors: 4, seed: 41, co2: true)
        try Samples.inFolder { folder in
            try EoraLayout().write(table, to: "\(folder)/plain")
            try StoredZip.pack(
                folder: "\(folder)/plain", prefix: "import/deep/", to: "\(folder)/all.zip")
            // From 2016 on labels are an archive of their own, beside the numbers or beside the
            // archive.
            let files = EoraLayout(price: "pp", year: 2016, trailingTab: false).files(table).map {
                (name: $0.name, content: Data($0.text.utf8))
            }
            let labels = StoredZip.data(files.filter { $0.name.hasPrefix("labels") })
            let numbers = files.filter { $0.name.hasPrefix("Eora26") }
            for sub in ["apart", "inside"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(sub)", withIntermediateDirectories: false)
                try labels.write(to: URL(filePath: "\(folder)/\(sub)/indices.zip"))
            }
            try StoredZip.data(numbers).write(
                to: URL(filePath: "\(folder)/apart/Eora26_2016_pp.zip"))
            for file in numbers {
                try file.content.write(to: URL(filePath: "\(folder)/inside/\(file.name)"))
            }
            for source in ["plain", "all.zip"] {
                let read = try TableFile.read(path: "\(folder)/\(source)")
                expectCells(read, table)
                #expect(read.valuation == "basic prices")
                #expect(read.year == 2015)
            }
            for source in ["apart", "apart/Eora26_2016_pp.zip", "inside"] {
                let path = "\(folder)/\(source)"
                let read = try TableFile.read(path: path)
                expectCells(read, table)
                #expect(read.valuation == "purchasers’ prices")
                #expect(
                    try TableFile.summary(path: path).name == "Eora26, 2016, purchasers’ prices")
                #expect(
                    TableFile.recognition(of: path)?.format == "Eora26, 2016, purchasers’ prices")
            }
        }
    }

    @Test func severalTables() throws {
        let table = try RandomTable.make(regions: 2, sectors: 2, seed: 42)
        try Samples.inFolder { folder in
            try EoraLayout(year: 2014).write(table, to: "\(folder)/t")
            try EoraLayout(year: 2015).write(table, to: "\(folder)/t")
            expectText(
                Samples.problems(reading: "\(folder)/t", in: folder),
                """
                several-tables: …/t: there are the tables 2014 bp, 2015 bp (choose the year of \
                one, or name the folder or archive of one)
                """)
            let read = try TableFile.read(
                path: "\(folder)/t", options: ReadOptions(year: 2014))
            #expect(read.year == 2014)
        }
    }

    @Test func discrepanciesAreCountedAndDropped() throws {
        let table = try Samples.balanced()
        try Samples.inFolder { folder in
            try EoraLayout(discrepancy: 0.5).write(table, to: "\(folder)/t")
            let reading = try TableFile.reading(path: "\(folder)/t")
            #expect(reading.table.declaredOutput == [21.5, 48.5, 38.5, 39.5])
            #expect(reading.table.x == [21, 48, 38, 39])
            expectText(
                Samples.text(Diagnostics(reading.findings), in: folder),
                """
                dropped-discrepancy: …/t: the region ROW, which holds statistical \
                discrepancies, is dropped after the totals were compared: sales to it of 2 \
                thousand USD (1.4 % of output), purchases from it of 2 thousand USD, its value \
                added of 0 thousand USD; stated output includes the sales to it
                negative-cells: …/t: negative cells are kept, as they are normal in Eora: 1 \
                in FD (-4 thousand USD in all)
                """)
        }
    }

    let folder = DamagedFolder { folder in
        try EoraLayout().write(try Samples.balanced(), to: folder)
    }

    @Test func malformed() throws {
        let T = "Eora26_2015_bp_T.txt"
        expectText(
            try folder.without("labels_T.txt"),
            """
            missing-file: …/labels_T.txt: there is no such file (labels stand beside the tables \
            or in indices.zip, which the provider offers apart from 2016 on: put it into the \
            same folder)
            """)
        expectText(
            try folder.without("Eora26_2015_bp_VA.txt"),
            """
            missing-file: …/Eora26_2015_bp_VA.txt: there is no such file (a table needs it)
            """)
        expectText(
            try folder.after("labels_T.txt", "Beta\tB\tIndustries\tGoods\t\n", ""),
            """
            missing-label: …/labels_T.txt: the sector B/Goods is missing (every sector of the \
            other regions must be there; write 0 where nothing flows)
            """)
        expectText(
            try folder.after("labels_T.txt", "Beta\tB\tIndustries\tGoods\t\n", "Beta\tB\t\n"),
            """
            short-row: …/labels_T.txt:3:1: the line has 3 cells where 4 are expected (the file is \
            cut short, or of another release)
            """)
        expectText(
            try folder.after("labels_T.txt", "Industries\tServices", "Industries\tGoods"),
            """
            duplicate-label: …/labels_T.txt:2:1: the sector label A/Goods repeats (every sector \
            of a region must appear once)
            duplicate-label: …/labels_T.txt:4:1: the sector label B/Goods repeats (every sector \
            of a region must appear once)
            """)
        expectText(
            try folder.after("labels_FD.txt", "Beta\tB\tFinal demand\tConsumption C\t\n", ""),
            """
            missing-label: …/labels_FD.txt: the region B is missing (every region of \
            …/labels_T.txt must be there; write 0 where nothing flows)
            """)
        expectText(
            try folder.after(T, "5\t6\t7\t8\t0\n", "5\t6\t7\t8\n"),
            """
            short-row: …/Eora26_2015_bp_T.txt:2:1: T[A/Services]: the row has 4 of 5 numbers \
            (the first that is missing is ROW/TOTAL)
            """)
        expectText(
            try folder.after(T, "5\t6\t7\t8\t0\n", ""),
            """
            wrong-row-count: …/Eora26_2015_bp_T.txt: T: the file has 4 rows where …/labels_T.txt \
            lists 5 (it is cut short, or the labels belong to another release)
            """)
        expectText(
            try folder.after(T, "5\t6\t7\t8\t0\n", "5\t\tNaN\t1e400\t0\n"),
            """
            empty-cell: …/Eora26_2015_bp_T.txt:2:3: T[A/Services, A/Services]: the cell is empty \
            (write 0 where there is no flow)
            not-finite: …/Eora26_2015_bp_T.txt:2:4: T[A/Services, B/Goods]: the cell is ‘NaN’ \
            (every cell must be a finite number; write 0 where there is no flow)
            out-of-range: …/Eora26_2015_bp_T.txt:2:8: T[A/Services, B/Services]: 1e400 is too \
            large or too small for a double (check the unit)
            """)
        expectText(
            try folder.after(T, "\t", ";"),
            """
            wrong-delimiter: …/Eora26_2015_bp_T.txt:1: cells seem to be separated by semicolons, \
            not by tabs (export the file again with tabs, and with decimal points)
            """)
        expectText(
            try folder.after(T, "0\t1\t0\t2\t0\n0\t0\t0\t0\t0\n", "0\t1\t0\t2\t0\n0\t0"),
            """
            short-row: …/Eora26_2015_bp_T.txt:5:1: T[ROW/TOTAL]: the row has 2 of 5 numbers \
            (the first that is missing is B/Goods)
            """)
        expectText(
            try folder.findings { folder in
                try FileManager.default.removeItem(atPath: "\(folder)/labels_Q.txt")
                let file = "\(folder)/\(T)"
                let text = try String(contentsOfFile: file, encoding: .utf8)
                try FolderLayouts.write(
                    text.replacingOccurrences(of: "5\t6\t7", with: "-5\t6\t7"), to: file)
            },
            """
            dropped-discrepancy: …: the region ROW, which is for statistical discrepancies, \
            is 0 and is dropped
            negative-cells: …: negative cells are kept, as they are normal in Eora: 1 in T \
            (-5 thousand USD in all), 1 in FD (-4 thousand USD in all)
            no-labels: …: there is no labels_Q.txt, so that the satellite account Q is left \
            out (it may be in the provider’s indices.zip)
            total-gap: …: 2 of the 4 totals of costs differ from the sums of the cells by \
            more than 1 %; the most: A/Goods 11 against 21 (48 %), A/Services 48 against 38 \
            (21 %) (Eora’s tables are known not to balance exactly)
            """)
    }
}
