import InputOutput
import TestSupport
import Testing

@Suite struct ConcordanceTests {
    private typealias Pair = Concordance.Pair

    private func sentences(_ body: () throws(Diagnostics) -> Concordance) -> [String] {
        do {
            _ = try body()
            return []
        } catch {
            return error.items.map { "\($0.code): \($0.sentence)" }
        }
    }

    @Test func newCodesStandInOrderOfFirstAppearance() throws {
        let concordance = try Concordance(
            [
                Pair(old: "c", new: "West", newName: "The West"), Pair(old: "A", new: "East"),
                Pair(old: "b", new: "WEST"),
            ], from: ["a", "b", "c"])
        #expect(concordance.targets.map(\.code) == ["West", "East"])
        #expect(concordance.targets.map(\.name) == ["The West", nil])
        #expect(concordance.positions == [1, 0, 0])
        #expect(concordance.oldCodes == ["a", "b", "c"])
    }

    @Test func everyProblemIsNamedAtOnce() {
        #expect(
            sentences { () throws(Diagnostics) in
                try Concordance(
                    [
                        Pair(old: "JPN", new: "East", newName: "Asia", location: .init(line: 2)),
                        Pair(old: "KRO", new: "East", location: .init(line: 3)),
                        Pair(old: "jpn", new: "West", location: .init(line: 4)),
                        Pair(old: "DEU", new: "", location: .init(line: 5)),
                        Pair(old: "CHN", new: "east", newName: "China", location: .init(line: 6)),
                        Pair(old: "", new: "West", location: .init(line: 7)),
                    ], from: ["JPN", "KOR", "CHN", "DEU"], place: "regions.csv")
            } == [
                "unknown-code: line 3: KRO is not in the table (did you mean KOR?)",
                "duplicate-code: line 4: JPN is mapped to East already (map every code once)",
                "empty-code: line 5: DEU is mapped to an empty code (name the new code)",
                "two-names: line 6: east is named China here and Asia before "
                    + "(give a new code one name)",
                "unknown-code: line 7: an empty code is not in the table (use the table's codes)",
                """
                unmapped-code: regions.csv: KOR is not mapped (add it; to keep it, map it to \
                itself)
                """,
                """
                unmapped-code: regions.csv: DEU is not mapped (add it; to keep it, map it to \
                itself)
                """,
            ])
    }

    @Test func blocsMergeAndKeepTheRest() throws {
        let layout = try TableLayout(
            regions: [
                Region("JPN", name: "Japan"), Region("DEU"), Region("KOR", name: "Korea"),
                Region("FRA"), Region("CHN"),
            ], sectors: [Sector("s")], finalDemand: [])
        let concordance = try Concordance.blocs(
            [("EUROPE", ["fra", "DEU"]), ("CHN", ["CHN", "KOR"])], of: layout)
        #expect(concordance.targets.map(\.code) == ["JPN", "EUROPE", "CHN"])
        #expect(concordance.targets.map(\.name) == ["Japan", nil, nil])
        #expect(concordance.positions == [0, 1, 2, 1, 2])
    }

    @Test func everyProblemOfABlocIsNamedAtOnce() throws {
        let layout = try TableLayout(
            regions: ["JPN", "KOR", "CHN", "DEU"].map { Region($0) }, sectors: [Sector("s")],
            finalDemand: [])
        #expect(
            sentences { () throws(Diagnostics) in
                try Concordance.blocs(
                    [
                        ("East", ["JPN", "KRO"]), ("east", ["CHN"]), ("", ["KOR"]), ("None", []),
                        ("deu", ["JPN"]),
                    ], of: layout)
            } == [
                "duplicate-group: east: the group is given twice (list its codes once)",
                "empty-name: a group has no name (name it)",
                "empty-group: None: the group has no codes (list the codes to merge)",
                "unknown-code: East: KRO is not in the table (did you mean KOR?)",
                "empty-code: KOR is mapped to an empty code (name the new code)",
                "duplicate-code: deu: JPN is mapped to East already (map every code once)",
                "code-taken: deu: DEU is a code outside the group (choose another name, or add it)",
            ])
    }
}
