import Foundation
import TestSupport
import Testing

/// Nonsense gets a clear sentence on standard error and the documented exit status.
@Suite struct ErrorTests {
    @Test(
        arguments: [
            (["shok"], 2, "error: there is no command ‘shok’ (did you mean shock?)\n"),
            (["shock"], 2, "Missing expected argument '<table>'"),
            (["info", "icio2023-2019-g20x21"], 2, "did you mean icio2023-2019-g20x20?"),
            (["info", "README.md"], 2, "no known table format"),
            (
                [
                    "shock", "icio2023-2019-g20x20", "--restrict", "JPX/C:KO=130", "--replace",
                    "foo",
                ],
                2,
                """
                error: restriction JPX/C:KO=130: the cut 130 lies outside 0 to 1 (a share is \
                between 0 and 1 (100%))
                error: restriction JPX/C:KO=130: unknown region JPX (did you mean JPN?)
                error: restriction JPX/C:KO=130: unknown region KO (did you mean KOR?)
                """
            ),
            (
                ["shock", "icio2023-2019-g20x20", "--restrict", "JPN:KOR"], 2,
                "write EXPORTER/SECTORS:IMPORTER[/USERS]=CUT"
            ),
            (
                ["shock", "icio2023-2019-g20x20", "--restrict", "@eu99/C,Q9:KOR=1"], 2,
                """
                error: restriction @eu99/C,Q9:KOR=1: unknown group @eu99 (define it with --group \
                eu99=CODE,…; 'chokepoint groups' lists the known ones)
                error: restriction @eu99/C,Q9:KOR=1: unknown sector Q9
                """
            ),
            (
                ["shock", "icio2023-2019-g20x20"], 2,
                "error: nothing is restricted"
            ),
            (
                [
                    "shock", "icio2023-2019-g20x20", "--restrict", "JPN/C:KOR=1", "--model",
                    "extration",
                ],
                2, "did you mean extraction?"
            ),
            (
                ["info", "icio2023-2019-g20x20", "--format", "jsn"], 2, "did you mean json?"
            ),
            (
                ["info", "icio2023-2019-g20x20", "--format", "csv", "--table", "regons"], 2,
                "did you mean regions?"
            ),
            (["tables", "--top=-1"], 2, "--top takes 1 or more, not -1"),
            (
                ["info", "icio2023-2019-g20x20", "-o", "/no/such/folder/x.json"], 2,
                "cannot write"
            ),
        ] as [([String], Int, String)])
    func nonsenseIsExplained(arguments: [String], status: Int, sentence: String) throws {
        let run = try Program.run.run(arguments)
        #expect(Int(run.status) == status, "\(arguments): \(run.errors)")
        #expect(run.errors.contains(sentence), "\(arguments): \(run.errors)")
        #expect(run.output.isEmpty, "\(arguments)")
    }

    @Test func aReaderThatGoesAwayIsNoError() throws {
        let program = try RunProgram.executable().path
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [
            "-c",
            """
            set -o pipefail; '\(program)' info icio2023-2020-77x11 --format csv --table regions \
            | head -n 1 > /dev/null
            """,
        ]
        process.currentDirectoryURL = Fixtures.packageRoot
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
