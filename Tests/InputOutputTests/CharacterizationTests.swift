import InputOutput
import LinearAlgebra
import TestSupport
import Testing

@Suite struct CharacterizationTests {
    private static func satellite() throws -> Satellite {
        let layout = try TableLayout(
            regions: [Region("A"), Region("B")], sectors: [Sector("s")],
            finalDemand: [FinalDemandCategory("F")])
        let stressors = [
            Satellite.Stressor(code: "CO2", unit: "kt"), .init(code: "CH4", unit: "t"),
            .init(code: "land", unit: "km2"),
        ]
        return Satellite(
            name: "air", stressors: stressors,
            F: Matrix(
                Satellite.axis(of: stressors), layout.industryAxis,
                rowMajor: [[10, 20], [300, 400], [5, 6]]),
            FY: Matrix(
                Satellite.axis(of: stressors), layout.demandAxis,
                rowMajor: [[1, 2], [0, 30], [0, 0]]), provenance: Provenance())
    }

    private static func factor(
        _ stressor: String, _ unit: String, _ value: Double, impact: String = "GWP",
        impactUnit: String = "kt CO2-eq"
    ) -> Characterization.Factor {
        .init(
            stressor: stressor, stressorUnit: unit, impact: impact, impactUnit: impactUnit,
            value: value)
    }

    /// By hand: 10 + 0.028·300 = 18.4 and 20 + 0.028·400 = 31.2.
    @Test func impactsAreFactorsTimesStressors() throws {
        let made = try Characterization(
            Self.satellite(),
            factors: [
                Self.factor("co2", "kt", 1), Self.factor("CH4", "t", 0.028),
                Self.factor("N2O", "t", 0.265),
                Self.factor("CH4", "t", 2, impact: "smog", impactUnit: "t"),
            ], name: "impacts", origin: "a test")
        assertClose(made.satellite.F.row(0), [18.4, 31.2], relative: 1e-15)
        assertClose(made.satellite.FY.row(0), [1, 2.84], relative: 1e-15)
        #expect(made.satellite.F.row(1) == [600, 800])
        #expect(
            made.satellite.stressors == [
                .init(code: "GWP", unit: "kt CO2-eq"), .init(code: "smog", unit: "t"),
            ])
        #expect(made.withoutFactor == ["land"] && made.withoutStressor == ["N2O"])
        #expect(made.stressorCounts == [2, 1])
        #expect(
            made.findings.map(\.code) == ["no-factor-for-stressor", "no-stressor-for-factor"])
    }

    @Test func unitsAreNeverConverted() throws {
        func codes(_ factors: [Characterization.Factor]) throws -> [String] {
            let satellite = try Self.satellite()
            do throws(Diagnostics) {
                _ = try Characterization(satellite, factors: factors, name: "i", origin: "o")
                return []
            } catch {
                return error.items.map(\.code)
            }
        }
        #expect(try codes([Self.factor("CO2", "t", 0.001)]) == ["unit-mismatch"])
        #expect(
            try codes([
                Self.factor("CO2", "kt", 1), Self.factor("CH4", "t", 28, impactUnit: "t CO2-eq"),
            ]) == ["impact-unit"])
        #expect(
            try codes([Self.factor("CO2", "kt", 1), Self.factor("CO2", "kt", 2)])
                == ["duplicate-factor"])
        #expect(try codes([Self.factor("SF6", "t", 23_500)]) == ["no-factor"])
    }
}
