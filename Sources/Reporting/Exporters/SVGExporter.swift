import Figures
public import InputOutput

/// One figure of the result as a picture, light or dark as the reader's screen is.
public enum SVGExporter: Exporter {
    /// `svg`.
    public static let name = "svg"
    /// `svg`.
    public static let fileExtension = "svg"

    /// The figure that the options name, or the most important one.
    ///
    /// Throws `no-figure` where the result has none, `unknown-figure` where it has others.
    public static func render(
        _ document: ResultDocument, options: RenderOptions
    ) throws(Diagnostics) -> String {
        try document.figure(named: options.figure).drawing().file
    }
}
