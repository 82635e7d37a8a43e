import InputOutput
import Providers
import TestSupport
import Testing

/// The samples that other programs read too: release 3.8 and 3.10 as folder and as zip.
@Suite struct EXIOBASESampleTests {
    @Test(
        .enabled("the samples of layouts are not there") {
            SampleTruth.isPresent("exiobase_3.8") && SampleTruth.isPresent("exiobase_3.10")
        },
        arguments: ["exiobase_3.8", "exiobase_3.10"], ["IOT_2011_ixi", "zip/IOT_2011_ixi.zip"])
    func sample(_ layout: String, _ file: String) throws {
        let truth = try SampleTruth(layout)
        let reading = try TableFile.reading(path: truth.path(file))
        let table = reading.table
        truth.expectSame(table)
        #expect(table.name == "EXIOBASE 3, 2011, ixi")
        #expect(table.year == 2011)
        #expect(table.unit == "million EUR")
        #expect(table.valuation == "basic prices")
        #expect(table.regions.map(\.code) == ["CN", "MX", "WA"])
        #expect(table.sectors.map(\.code) == ["i01.a", "i15.i", "i51", "i95"])
        #expect(
            table.regions.flatMap { region in
                table.sectors.map { "\(region.code)\t\($0.name)" }
            } == truth.labels)
        #expect(
            table.regions.flatMap { region in
                table.layout.finalDemand.map { "\(region.code)\t\($0.name)" }
            } == truth.finalDemand)
        #expect(table.primaryInputs.map(\.code) == truth.valueAdded)
        #expect(
            table.primaryInputs.map(\.kind)
                == [.taxes] + Array(repeating: .valueAdded, count: 8))
        let accounts =
            layout == "exiobase_3.8"
            ? ["impacts", "satellite"] : ["air_emissions", "employment", "factor_inputs"]
        #expect(table.satellites.map(\.name) == accounts)
        let last = try #require(
            table.satellites.last { $0.stressors.contains { $0.code == "CO2 - combustion - air" } })
        let row = try #require(
            last.stressors.firstIndex { $0.code == "CO2 - combustion - air" })
        #expect(last.stressors[row].unit == "kg")
        #expect(last.F[row, 1] == 3488078.994)
    }
}
