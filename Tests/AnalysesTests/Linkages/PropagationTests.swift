import Analyses
import InputOutput
import LinearAlgebra
import TestSupport
import Testing

/// Propagation lengths, influence and fragmentation; numbers computed from the definitions with
/// numpy.
@Suite struct PropagationTests {
    @Test func lengthsOfFiveIndustries() throws {
        let system = try LeontiefSystem(FiveIndustries.table())
        let all = Array(0..<5)
        let pairs = try PropagationLengths.pairs(from: all, to: all, in: system)
        assertClose(
            pairs.compactMap(\.length),
            [
                2.785640359666, 2.324560546720, 3.059022101361, 3.478497042689, 3.017060008520,
                2.799392205180, 3.261340532043, 2.218516611090, 2.711504579739, 3.049274862089,
                2.469619571265, 2.458791183839, 3.191658719059, 3.312111683639, 3.442515611105,
                3.011195547904, 3.164059505364, 3.007171157739, 2.222384638553, 2.021529191609,
                2.864487959509, 3.450984581535, 3.168767336843, 2.005016234306, 2.170773202318,
            ], absolute: 1e-11)
        let lengths = try PropagationLengths(system)
        assertClose(
            lengths.backward.compactMap { $0 },
            [2.728235182026, 2.755160661554, 2.732031828729, 2.696175447019, 2.689713653305],
            absolute: 1e-11)
        assertClose(
            lengths.forward.compactMap { $0 },
            [2.722462711112, 2.815949440161, 2.749132951413, 2.604820902617, 2.605770395255],
            absolute: 1e-11)
    }

    /// The weighted mean of the lengths to all suppliers is the backward length; the same lengths
    /// follow from the Ghosh inverse.
    @Test func lengthsAgreeWithEachOtherAndWithGhosh() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 21, emptyIndustry: 5)
        let system = try LeontiefSystem(table)
        let all = Array(0..<9)
        let pairs = try PropagationLengths.pairs(from: all, to: all, in: system)
        let lengths = try PropagationLengths(system)
        let L = try system.inverse()
        let Gh = try system.ghoshInverse()
        #expect(lengths.backward[5] == nil && lengths.forward[5] == nil)
        for j in all where j != 5 {
            var (sum, weight) = (0.0, 0.0)
            for pair in pairs where pair.user == j {
                let effect = L[pair.supplier, j] - (pair.supplier == j ? 1 : 0)
                sum += (pair.length ?? 0) * effect
                weight += effect
            }
            assertClose(try #require(lengths.backward[j]), sum / weight, relative: 1e-11)
        }
        let squared = Gh * Gh
        for pair in pairs where pair.supplier != 5 && pair.user != 5 {
            let (i, j) = (pair.supplier, pair.user)
            let effect = Gh[i, j] - (i == j ? 1 : 0)
            assertClose(
                try #require(pair.length), (squared[i, j] - Gh[i, j]) / effect, relative: 1e-10)
            let pulled = L[i, j] - (i == j ? 1 : 0)
            assertClose(pair.linkage, (effect + pulled) / 2, relative: 1e-11)
        }
    }

    /// The field is what a small change of the coefficient does to L, and the tolerable change does
    /// to the supplier's output what the threshold says, exactly.
    @Test func fieldIsTheChangeOfTheInverse() throws {
        let table = try RandomTable.make(regions: 2, sectors: 3, seed: 31)
        let system = try LeontiefSystem(table)
        let field = try FieldOfInfluence(
            system, orderedBy: .intensity, count: 100, threshold: 0.02)
        let A = system.coefficients.matrix()
        let y = table.Y.rowSums()
        let total = try system.inverse().columnSums().reduce(0, +)
        #expect(field.coefficients.count == field.nonZeroCount)
        #expect(
            zip(field.coefficients, field.coefficients.dropFirst())
                .allSatisfy { $0.intensity >= $1.intensity })
        func changed(_ i: Int, _ j: Int, by change: Double) throws -> LUFactorization<IndustryAxis>
        {
            var M = Matrix.identity(A.rows)
            for r in 0..<6 {
                for c in 0..<6 { M[r, c] -= A[r, c] }
            }
            M[i, j] -= change
            return try LUFactorization(M)
        }
        for item in field.coefficients.prefix(12) {
            let (i, j) = (item.supplier, item.user)
            let step = 1e-6
            let up = try changed(i, j, by: step).inverse().columnSums().reduce(0, +)
            assertClose((up - total) / step, item.intensity, relative: 1e-4)
            let relative = try #require(item.tolerableChange)
            let x = try changed(i, j, by: relative * item.coefficient).solve(y)
            assertClose(x[i] / table.x[i] - 1, 0.02, relative: 1e-10)
            let small = try changed(i, j, by: step * item.coefficient).solve(y)
            let world = table.x.reduce(0, +)
            assertClose(
                (small.reduce(0, +) / world - 1) / step, item.elasticity, relative: 1e-4)
        }
    }

    @Test func influenceOfFiveIndustries() throws {
        let system = try LeontiefSystem(FiveIndustries.table())
        let field = try FieldOfInfluence(system, orderedBy: .intensity, count: 3)
        let top = field.coefficients.map { ($0.supplier, $0.user) }
        #expect(top.map(\.0) == [0, 4, 1] && top.map(\.1) == [1, 1, 1])
        assertClose(
            field.coefficients.map(\.intensity),
            [11.178553697354, 10.321115487182, 9.763533060801], absolute: 1e-11)
    }

    @Test func fragmentationByBruteForce() throws {
        let table = try RandomTable.make(regions: 3, sectors: 3, seed: 41, emptyIndustry: 7)
        let system = try LeontiefSystem(table)
        let result = try Fragmentation(system, bloc: [0, nil, 0])
        let L = try system.inverse()
        let A = system.coefficients.matrix()
        let v = system.coefficients.valueAdded
        #expect(result.industries[7] == nil)
        for j in 0..<9 where j != 7 {
            let item = try #require(result.industries[j])
            let home = j / 3 * 3..<(j / 3 * 3 + 3)
            let foreign = (0..<9).filter { !home.contains($0) }
            let added = (0..<9).map { v[$0] * L[$0, j] }
            let all = added.reduce(0, +)
            assertClose(item.stages, L.column(j).reduce(0, +), relative: 1e-12)
            let abroad = foreign.reduce(0) { $0 + added[$1] }
            assertClose(try #require(item.foreignShare), abroad / all, relative: 1e-11)
            let partner = j / 3 == 0 ? 6..<9 : j / 3 == 2 ? 0..<3 : 0..<0
            assertClose(
                try #require(item.blocShare), added[partner].reduce(0, +) / all, relative: 1e-11)
            let inputs = (0..<9).map { A[$0, j] }
            let sum = inputs.reduce(0, +)
            assertClose(
                try #require(item.importedInputs), foreign.reduce(0) { $0 + inputs[$1] } / sum,
                relative: 1e-12)
            let own = foreign.filter { $0 % 3 == j % 3 }.reduce(0) { $0 + inputs[$1] }
            assertClose(try #require(item.ownSectorInputs), own / sum, relative: 1e-12)
        }
        // Without taxes imports and value added at home are all there is: m·L̂ + v·L̂ = 1.
        let pure = try RandomTable.make(regions: 1, sectors: 4, seed: 42)
        let alone = try Fragmentation(LeontiefSystem(pure)).industries
        for item in alone.compactMap({ $0 }) {
            #expect(item.importContent == 0 && item.blocShare == nil)
            assertClose(item.domesticStages, item.stages, relative: 1e-12)
        }
    }

    /// Import content times exports is what Hummels, Ishii & Yi measure: 1 − (v + taxes)·L̂.
    @Test func importContentIsTheRestOfDomesticContent() throws {
        let table = try RandomTable.make(regions: 3, sectors: 2, seed: 43)
        let system = try LeontiefSystem(table)
        let result = try Fragmentation(system)
        let A = system.coefficients.matrix()
        for r in 0..<3 {
            var M = Matrix<OrdinalAxis, OrdinalAxis>.identity(Axis(count: 2))
            for i in 0..<2 {
                for j in 0..<2 { M[i, j] -= A[2 * r + i, 2 * r + j] }
            }
            let primary = (0..<2).map { 1 - A.column(2 * r + $0).reduce(0, +) }
            let content = try LUFactorization(M).solve(primary, .transposed)
            for j in 0..<2 {
                let item = try #require(result.industries[2 * r + j])
                assertClose(item.importContent, 1 - content[j], absolute: 1e-13)
            }
        }
    }
}
