/// Why the system refused something: the value of `errno` behind a call.
package struct SystemError: Error, Sendable, Hashable {
    /// The number, such as `ENOSPC`.
    package let code: Int32

    /// The error of the last call of this thread, or one that is known.
    package init(_ code: Int32 = errno) { self.code = code }

    /// The system's words in lower case, such as `no space left on device`.
    package var text: String { String(cString: strerror(code)).lowercased() }
}
