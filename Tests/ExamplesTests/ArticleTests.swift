import Chokepoint
import Foundation
import TestSupport
import Testing

/// The code in the articles of the documentation is that of the examples, which compile and run;
/// the mathematics of no model is missing.
@Suite struct ArticleTests {
    private func article(_ path: String) throws -> String {
        try String(
            contentsOf: Fixtures.packageRoot.appending(path: "Sources/\(path)"), encoding: .utf8)
    }

    @Test(arguments: [
        ("Chokepoint/Chokepoint.docc/FromSwift.md", ["FromSwift/main.swift"]),
        ("Shocks/Shocks.docc/WriteAModel.md", ["Additions/DirectLoss.swift"]),
        ("Providers/Providers.docc/WriteAReader.md", ["Additions/TextbookFormat.swift"]),
        (
            "Analyses/Analyses.docc/WriteAnAnalysis.md",
            ["Additions/HomeShare.swift", "Additions/HomeShareQuestion.swift"]
        ),
    ])
    func codeOfArticleStandsInExamples(path: String, examples: [String]) throws {
        let code = try examples.map {
            try String(
                contentsOf: Fixtures.packageRoot.appending(path: "Examples/\($0)"),
                encoding: .utf8)
        }.joined()
        let blocks = try article(path).components(separatedBy: "```swift\n").dropFirst().compactMap
        {
            $0.components(separatedBy: "```").first
        }
        #expect(!blocks.isEmpty)
        for block in blocks { #expect(code.contains(block), "\(path):\n\(block)") }
    }

    @Test(arguments: ModelRegistry.standard.models.map { $0.name })
    func mathematicsOfModelIsWritten(model: String) throws {
        let text = try article("Shocks/Shocks.docc/TheMathematicsOfTheModels.md")
        #expect(text.contains("\n## `\(model)`"))
    }

    @Test func everyModuleHasACatalogueThatTheSiteHolds() throws {
        let sources = Fixtures.packageRoot.appending(path: "Sources")
        let script = try String(
            contentsOf: Fixtures.packageRoot.appending(path: "Scripts/docs"), encoding: .utf8)
        let package = try String(
            contentsOf: Fixtures.packageRoot.appending(path: "Package.swift"), encoding: .utf8)
        let libraries = package.matches(of: #/\.library\(name: "(\w+)"/#).map { String($0.1) }
        #expect(libraries.count >= 12)
        for module in libraries {
            let landing = sources.appending(path: "\(module)/\(module).docc/\(module).md")
            #expect(FileManager.default.fileExists(atPath: landing.path), "\(module)")
            #expect(script.contains(" \(module)"), "\(module) is not in Scripts/docs")
        }
    }
}
