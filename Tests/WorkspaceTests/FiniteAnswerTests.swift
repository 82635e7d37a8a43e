import Foundation
import Testing
import Workspace

/// What overflows is refused, not answered.
@Suite struct FiniteAnswerTests {
    /// A table whose final demand lies below the normal doubles: one industry has inputs of 10^308
    /// and more per unit of output, and the residual of its equations is no number.
    private static let files = [
        "table.csv": """
        key,value
        format,chokepoint-csv
        version,1
        name,odd
        year,2020
        unit,million USD
        valuation,basic prices
        """,
        "regions.csv": "code,name\nAAA,AAA\nBBB,BBB\nCCC,CCC",
        "sectors.csv": "code,name\nagr,agr\nman,man",
        "final_demand.csv": "code,name\nC,C",
        "primary_inputs.csv": "code,name,kind\nVA,VA,value-added",
        "Z.csv": """
        industry,AAA/agr,AAA/man,BBB/agr,BBB/man,CCC/agr,CCC/man
        AAA/agr,0.0,0.0,0.0,0.0,0.0,0.0
        AAA/man,5.1,5.8,7.4,4.7,0.9,7.9
        BBB/agr,8.1,1.0,5.8,8.0,6.7,5.2
        BBB/man,7.4,8.3,5.9,6.4,2.9,6.8
        CCC/agr,3.4,5.3,6.0,2.1,4.5,5.4
        CCC/man,8.8,8.4,6.5,3.5,1.8,6.3
        """,
        "V.csv": """
        input,AAA/agr,AAA/man,BBB/agr,BBB/man,CCC/agr,CCC/man
        VA,-32.8,3,3.2,13,9.9,3.7
        """,
        "Y.csv": """
        industry,AAA/C,BBB/C,CCC/C
        AAA/agr,8.44e-309,3.51e-309,6.91e-309
        AAA/man,4.14e-309,3.74e-309,2.68e-309
        BBB/agr,4.55e-309,8.31e-309,3.99e-309
        BBB/man,5.12e-309,3.7e-309,4.11e-309
        CCC/agr,3.47e-309,3.48e-309,5.19e-309
        CCC/man,8.31e-309,7.02e-309,2.04e-309
        """,
    ]

    @Test func equationsThatOverflowGiveNoAnswer() throws {
        let samples = try Samples()
        defer { samples.remove() }
        let folder = samples.folder.appending(path: "odd")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in Self.files {
            try Data((text + "\n").utf8).write(to: folder.appending(path: name))
        }
        let workspace = try samples.workspace(cached: false)
        var question = SensitivityQuestion()
        question.table = folder.path
        question.of = "BBB"
        let refusal = #expect(throws: NotFiniteAnswer.self) { try workspace.answer(question) }
        #expect(refusal?.table == "numerics" && refusal?.column == "residual")
    }
}
