import CPlatform

/// Which program this is. The version stands here and nowhere else: what the Python and R packages
/// and the Debian package say is taken from it.
package enum ProgramVersion {
    /// The version, after semantic versioning.
    package static let number = "0.1.0"
    /// The commit that was built, by `CHOKEPOINT_COMMIT` at the time of the build; nil without it.
    package static let commit: String? = {
        let text = String(cString: cp_commit())
        return text.isEmpty ? nil : text
    }()
}
