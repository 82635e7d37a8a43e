import Figures
import FlyingFox
import Foundation

/// A file that pages need, which is part of the program.
struct StaticFile: Sendable {
    private let bytes: [UInt8]
    private let type: String

    /// The file of a name.
    static func named(_ name: String) -> StaticFile? {
        switch name {
        case "explorer.css":
            StaticFile(
                bytes: PackageResources.explorer_css + figures, type: "text/css; charset=utf-8")
        case "explorer.js":
            StaticFile(bytes: PackageResources.explorer_js, type: "text/javascript; charset=utf-8")
        case "explorer.svg":
            StaticFile(bytes: PackageResources.explorer_svg, type: "image/svg+xml")
        default: nil
        }
    }

    /// The classes and colours of pictures.
    private static let figures = Array(FigureStyle.sheet.utf8)

    /// The response that sends it.
    var response: HTTPResponse { ExplorerHandler.response(bytes, type) }
}
