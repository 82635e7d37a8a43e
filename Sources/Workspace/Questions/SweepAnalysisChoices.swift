import InputOutput
import Reporting
import Sweeps

/// What is made of the draws of a sweep.
public struct SweepAnalysisChoices: Codable, Sendable, Hashable {
    /// A file for all draws: .csv or .h5.
    public var export: String?
    /// How many of the most affected are followed in `ranks`.
    public var follow = SweepAnalysis.Options().top
    /// Bootstrap resamples behind the intervals of `indices`; 0 for none.
    public var resamples = SweepAnalysis.Options().resamples

    /// The defaults.
    public init() {}

    /// Why the choices do not go together; nil when they do.
    var misuse: String? {
        if follow < 1 { return "--follow takes 1 or more, not \(follow)" }
        return resamples < 0 || resamples == 1
            ? "--resamples takes 0, or 2 and more, not \(resamples)" : nil
    }

    /// Finds a name of a file that draws cannot be written to before anything is solved.
    /// - Throws: `unknown-draws-format`.
    func check() throws(Diagnostics) {
        if let export { try DrawsExport.format(of: export) }
    }

    /// The same for the analysis.
    var options: SweepAnalysis.Options {
        var options = SweepAnalysis.Options()
        options.top = follow
        options.resamples = resamples
        return options
    }
}
