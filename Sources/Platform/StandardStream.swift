/// Standard output and standard error.
package enum StandardStream {
    /// Writes all of a text.
    /// - Throws: `EPIPE` when nobody reads any more, or what the system says of a full disk.
    package static func write(_ text: String, to stream: Int32 = STDOUT_FILENO) throws(SystemError)
    {
        var text = text
        do {
            try text.withUTF8 { bytes in
                try OpenFile.write(UnsafeRawBufferPointer(bytes), to: stream)
            }
        } catch let error as SystemError { throw error } catch { throw SystemError(EIO) }
    }
}
