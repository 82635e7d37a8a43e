package import InputOutput

/// An HDF5 file that says where in it something is wrong.
package protocol HDF5Place {
    /// The path as the user gave it, for messages.
    var path: String { get }
}

extension HDF5Place {
    /// One error at a place in this file.
    package func failure(
        _ code: String, _ message: String, at place: String? = nil, remedy: String? = nil
    ) -> Diagnostics {
        Diagnostics([
            Diagnostic(
                .error, code, message, at: .init(file: path, place: place), remedy: remedy)
        ])
    }

    /// How an attribute is named in messages: `attribute name`, or
    /// `satellites/co2, attribute name`.
    package static func place(ofAttribute name: String, of object: String) -> String {
        object == "." ? "attribute \(name)" : "\(object), attribute \(name)"
    }
}
