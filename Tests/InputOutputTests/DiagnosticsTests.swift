import InputOutput
import Testing

@Suite struct DiagnosticsTests {
    @Test func locationsPrintWhatIsKnown() {
        typealias Location = Diagnostic.Location
        #expect(Location().description == nil)
        #expect(Location(file: "a.csv").description == "a.csv")
        #expect(Location(file: "a.csv", line: 3).description == "a.csv:3")
        #expect(Location(file: "a.csv", line: 3, column: 7).description == "a.csv:3:7")
        #expect(Location(line: 3, column: 7).description == "line 3:7")
        #expect(Location(file: "a.h5", place: "Z[1, 2]").description == "a.h5: Z[1, 2]")
        #expect(Location(place: "Z").description == "Z")
    }

    /// The smallest doubles are numbers too.
    @Test func numbersOfAnySizeAreQuoted() {
        #expect([1234.56, -0.00012342, 5, 0].map(brief) == ["1235", "-0.0001234", "5", "0"])
        let least = Double.leastNonzeroMagnitude
        for tiny in [least, -1000 * least, .leastNormalMagnitude, 1e-300, -1e300] {
            #expect(Double(brief(tiny)).map { abs($0 / tiny - 1) < 1e-3 } == true, "\(tiny)")
        }
    }

    @Test func longWordsAndQuotationsAreShortened() {
        let word = String(repeating: "x", count: 100_000)
        let words = String(repeating: "x ", count: 1500)
        let finding = Diagnostic(
            .error, "a", "there is no \(word) here", at: .init(file: word, place: "‘\(word)’"),
            remedy: "not ‘\(words)’ but \(word)")
        let short = String(repeating: "x", count: 100) + "…" + String(repeating: "x", count: 50)
        #expect(finding.message == "there is no \(short) here")
        #expect(finding.location.description?.hasPrefix("\(short): ‘xxx") == true)
        #expect(finding.sentence.count < 1000 && finding.sentence.hasSuffix("x)"))
        // What is read as it stands stays whole.
        let plain = "see \(String(repeating: "y", count: 200)) there"
        #expect(Diagnostic(.note, "a", plain).message == plain)
    }

    @Test func sentencesHavePlaceMessageAndRemedy() {
        #expect(Diagnostic(.error, "a", "it is so").sentence == "it is so")
        #expect(
            Diagnostic(.note, "a", "it is so", at: .init(place: "Z"), remedy: "change it").sentence
                == "Z: it is so (change it)")
    }

    @Test func onlyErrorsAreThrown() throws {
        var findings = Diagnostics([Diagnostic(.warning, "a", "odd")])
        findings.add(Diagnostic(.note, "b", "fact"))
        #expect(!findings.hasErrors)
        try findings.throwIfErrors()
        findings.add(Diagnostics([Diagnostic(.error, "c", "wrong")]))
        #expect(findings.hasErrors)
        #expect(findings.items.map(\.code) == ["a", "b", "c"])
        #expect(throws: findings) { try findings.throwIfErrors() }
    }

    @Test func errorsBeyondAHundredAreCounted() {
        var findings = Diagnostics()
        for index in 0..<250 {
            findings.add(Diagnostic(index % 2 == 0 ? .error : .warning, "\(index)", "odd"))
        }
        #expect(findings.errorCount == 125 && findings.unlistedErrors == 25)
        // All 125 warnings, and the first 100 errors.
        #expect(findings.items.count == 225)
        #expect(findings.items.filter { $0.severity == .error }.last?.code == "198")
        var both = Diagnostics([Diagnostic(.error, "first", "odd")])
        both.add(findings)
        #expect(both.errorCount == 126 && both.unlistedErrors == 26)
    }

    @Test(arguments: [
        ("KRO", "KOR"), ("kor", "KOR"), ("JPM", "JPN"), ("Chian", "China"), ("c19", "c14"),
    ])
    func theNearestWordIsSuggested(word: String, expected: String) {
        #expect(
            Suggestion.nearest(to: word, in: ["JPN", "KOR", "China", "c14"]) == expected)
    }

    @Test func farWordsAreNotSuggested() {
        #expect(Suggestion.nearest(to: "XYZ", in: ["KOR", "JPN"]) == nil)
        #expect(Suggestion.nearest(to: "K", in: ["KOR"]) == nil)
        #expect(Suggestion.nearest(to: "KOR", in: []) == nil)
        #expect(Suggestion.nearest(to: "", in: ["a"]) == "a")
        #expect(Suggestion.nearest(to: "", in: ["ab"]) == nil)
    }

    @Test func longTextsAreNotCompared() {
        let text = String(repeating: "a", count: 200)
        #expect(Suggestion.nearest(to: text, in: ["b" + text.dropFirst()]) != nil)
        #expect(Suggestion.nearest(to: text + "a", in: [text]) == nil)
        #expect(Suggestion.nearest(to: text, in: [text + "a"]) == nil)
    }

    @Test func theFirstOfEquallyNearWordsWins() {
        #expect(Suggestion.nearest(to: "c1", in: ["c2", "c3"]) == "c2")
    }
}
