import Foundation
import InputOutput
import Scenarios
import TestSupport
import Testing

/// A file on which `chokepoint-fuzz` found a hang: input 976 of its plain scenario.
@Suite struct RepeatedKeysTests {
    /// A key that repeats 4000 times took a pass over the file for each.
    @Test func manyRepeats() {
        let path = Fixtures.packageRoot.appending(
            path: "Tests/ScenariosTests/Regressions/repeated-keys.yaml"
        ).path
        let answer = Result { () throws(Diagnostics) in try Scenario.read(path: path) }
        guard case .failure(let problems) = answer else {
            Issue.record("it was read")
            return
        }
        let sentences = problems.items.map {
            $0.sentence.replacingOccurrences(of: path, with: "…")
        }
        let single = (5...24).map {
            "…:\($0):3: the key ns repeats line 4 (keep one of them)"
        }
        #expect(sentences == single + ["…:4:3: the keys ns repeat (keep one of each)"])
    }
}
