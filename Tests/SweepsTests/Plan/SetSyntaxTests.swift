import InputOutput
import Scenarios
import Sweeps
import Testing

/// What `--set` takes.
@Suite struct SetSyntaxTests {
    private func values(_ text: String) throws -> [String] {
        try SetSyntax.parse(text, at: .init(place: "--set"))["values"]?.elements
            .compactMap(\.text) ?? []
    }

    @Test func spansHaveTheDecimalsThatAreWritten() throws {
        #expect(
            try values("restrictions.0.cut=0.1:1:0.1")
                == ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"])
        #expect(try values("a=10%:30%:10%") == ["0.1", "0.2", "0.3"])
        #expect(try values("a=1:0:-0.5") == ["1", "0.5", "0"])
        #expect(try values("a=0:1:0.4") == ["0", "0.4", "0.8"])
        #expect(try values("a=2:2:1") == ["2"])
        #expect(try values("a=100:200:50") == ["100", "150", "200"])
        #expect(try values("a=1e-3:3e-3:1e-3") == ["0.001", "0.002", "0.003"])
    }

    @Test func commaListsAndSpansMix() throws {
        #expect(
            try values("replace = none, pro-rata,domestic") == ["none", "pro-rata", "domestic"])
        #expect(try values("a=0.05,0.1:0.3:0.1,1") == ["0.05", "0.1", "0.2", "0.3", "1"])
    }

    @Test func twoEndsAreARange() throws {
        let item = try SetSyntax.parse("a=10%:2", at: .init(place: "--set"))
        #expect(item["parameter"]?.text == "a")
        #expect(item["low"]?.number == 0.1 && item["high"]?.number == 2)
        #expect(item["values"] == nil)
    }

    @Test(arguments: [
        ("cut", "‘cut’ varies nothing (write PATH=FROM:TO:STEP, PATH=FROM:TO or PATH=A,B,…)"),
        ("=1,2", "‘=1,2’ varies nothing (write PATH=FROM:TO:STEP, PATH=FROM:TO or PATH=A,B,…)"),
        ("a=", "‘a=’ varies nothing (write PATH=FROM:TO:STEP, PATH=FROM:TO or PATH=A,B,…)"),
        (
            "a=0:1:0",
            "the steps of ‘0:1:0’ do not lead from 0 to 1 (write FROM:TO:STEP, such as 0.1:1:0.1)"
        ),
        (
            "a=0:1:-0.1",
            "the steps of ‘0:1:-0.1’ do not lead from 0 to 1 "
                + "(write FROM:TO:STEP, such as 0.1:1:0.1)"
        ),
        (
            "a=0:1:1e-9",
            "the steps of ‘0:1:1e-9’ do not lead from 0 to 1 "
                + "(write FROM:TO:STEP, such as 0.1:1:0.1)"
        ),
    ])
    func nonsenseIsExplained(text: String, sentence: String) {
        do throws(Diagnostics) {
            _ = try SetSyntax.parse(text, at: .init(place: "--set"))
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.items.map(\.sentence) == ["--set: \(sentence)"])
        }
    }
}
