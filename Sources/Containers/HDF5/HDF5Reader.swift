import CHDF5
package import InputOutput
import Platform

/// One HDF5 file that is read.
///
/// libhdf5 trusts the structures of a file, and damaged ones end the process in it or overwrite its
/// memory: it runs in a process of its own (`reader.h` of `CHDF5`), which is asked for plain
/// numbers and texts. What it answers is checked, as its memory may be damaged too.
package final class HDF5Reader: HDF5Place {
    package let path: String
    private let process: cp_h5_reader
    /// Why the last answer was none, in the library's words.
    package private(set) var reason = ""
    /// Whether the process waits for what will never come.
    private(set) var isStuck = false
    /// The signal that ended the process, once it is known to have ended.
    private var ending: Int32?
    /// How the library failed on the structures of the file.
    private(set) var fatal: Diagnostics?

    /// Starts the process; nothing is asked yet.
    init(_ path: String) throws(Diagnostics) {
        self.path = path
        process = try HDF5File.startReader(of: path)
        // Long enough for any disk: who is silent for so long is looked at.
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(
            process.socket, SOL_SOCKET, SO_RCVTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
    }

    /// Ends the process; the signal that had ended it before.
    @discardableResult
    func end() -> Int32 {
        if let ending { return ending }
        let signal = cp_h5_reader_end(process)
        ending = signal
        return signal
    }

    // MARK: Asking

    /// Asks about an object or an attribute of it; the answer is in `reply`.
    func ask(_ kind: Int, _ name: String, attribute: String = "") throws(Diagnostics) {
        let (object, part) = (Array(name.utf8), Array(attribute.utf8))
        guard max(object.count, part.count) <= Int(cp_h5_reader_name), !object.contains(0),
            !part.contains(0)
        else {
            throw failure("hdf5-damaged", "the name of an object is no name", at: name.shortened)
        }
        let question = cp_h5_question(
            kind: UInt32(kind), name_length: UInt32(object.count),
            attribute_length: UInt32(part.count))
        var bytes = withUnsafeBytes(of: question) { Array($0) }
        bytes += object + part
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                #if os(Linux)
                    send(
                        process.socket, buffer.baseAddress.map { $0 + sent }, buffer.count - sent,
                        Int32(MSG_NOSIGNAL))
                #else
                    send(
                        process.socket, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, 0
                    )
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw lost() }
            sent += count
        }
    }

    /// What stands in front of an answer.
    struct Reply {
        /// 0 or more, or why there is none.
        let status: Int32
        /// Bytes that follow.
        let length: Int
    }

    /// The next reply.
    /// - Parameter largest: bytes of the longest answer that can be meant.
    func reply(largest: Int = Int(cp_h5_reader_memory)) throws(Diagnostics) -> Reply {
        var head = cp_h5_reply()
        try withUnsafeMutableBytes(of: &head) { bytes throws(Diagnostics) in try receive(bytes) }
        guard head.length <= UInt64(largest), head.reason_length <= 1 << 16 else {
            throw damaged("its answer cannot be understood")
        }
        reason = HDF5File.plain(
            String(decoding: try bytes(Int(head.reason_length)), as: UTF8.self))
        if head.status == Int32(cp_h5_wants_memory) {
            throw damaged("it asks for more than \(Int(cp_h5_reader_memory) >> 20) MiB for them")
        }
        return Reply(status: head.status, length: Int(head.length))
    }

    /// The next bytes of an answer.
    package func bytes(_ count: Int) throws(Diagnostics) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
        defer { buffer.deallocate() }
        try receive(buffer)
        return Array(buffer)
    }

    /// Fills memory with the next bytes of an answer.
    package func receive(_ buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) {
        var received = 0
        var silence: Silence?
        while received < buffer.count {
            let count = recv(
                process.socket, buffer.baseAddress.map { $0 + received }, buffer.count - received, 0
            )
            if count > 0 {
                received += count
                silence = nil
            } else if count < 0, errno == EINTR {
                continue
            } else if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
                let now = Silence(of: process.child, after: silence)
                if now.isForEver {
                    isStuck = true
                    throw damaged("it does not come to an end")
                }
                silence = now
            } else {
                throw lost()
            }
        }
    }

    /// What a process does that says nothing.
    private struct Silence {
        /// Whether it sleeps: it neither computes nor waits for a disk.
        let isAsleep: Bool
        /// Processor time that it had, in ticks.
        let ticks: Int
        /// How often in a row it was found asleep without having computed.
        let count: Int

        /// True when it will say nothing more.
        var isForEver: Bool { count >= 2 }

        init(of child: pid_t, after last: Silence?) {
            let text = Self.state(of: child)
            let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
            isAsleep = fields.count > 13 ? fields[1] == "S" : true
            ticks = fields.count > 13 ? (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0) : 0
            let isSame = last == nil || last?.isAsleep == true && last?.ticks == ticks
            count = isAsleep && isSame ? (last?.count ?? 0) + 1 : 0
        }

        /// What Linux says of a process; nothing elsewhere.
        private static func state(of child: pid_t) -> String {
            let file = open("/proc/\(child)/stat", O_RDONLY | O_CLOEXEC)
            if file < 0 { return "" }
            defer { close(file) }
            var bytes = [UInt8](repeating: 0, count: 1024)
            let count = read(file, &bytes, bytes.count)
            return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }
    }

    // MARK: Failures

    /// Makes sure that the library opened the file.
    func requireOpen() throws(Diagnostics) {
        if try reply().status >= 0 { return }
        let isTruncated = reason.hasPrefix("truncated file")
        throw failure(
            isTruncated ? "hdf5-truncated" : "hdf5-unreadable",
            isTruncated
                ? "the HDF5 file is cut short (\(reason))"
                : "the file cannot be opened as HDF5 (\(reason))", remedy: "get the file again")
    }

    /// The error of an answer that the library could not give: a checksum that does not fit is
    /// named as such.
    package func unreadable(_ place: String) -> Diagnostics {
        if reason.contains("Fletcher32") {
            return failure(
                "checksum-failure",
                "the Fletcher-32 checksum kept with the data does not fit them", at: place,
                remedy: "the file is damaged: get it again")
        }
        return failure(
            "hdf5-unreadable", "the data cannot be read (\(reason))", at: place,
            remedy: "the file may be damaged: get it again")
    }

    /// The error of structures on which the library fails.
    package func damaged(_ reason: String) -> Diagnostics {
        let first =
            fatal
            ?? failure(
                "hdf5-damaged",
                "the HDF5 library fails on the structures of the file (\(reason))",
                remedy: "the file is damaged: get it again")
        fatal = first
        return first
    }

    /// The error of a process that is there no more.
    private func lost() -> Diagnostics {
        switch end() {
        case 0: damaged("it ends before the answer")
        case SIGXCPU: damaged("it does not come to an end in \(cp_h5_reader_seconds) s")
        case let signal: damaged("signal \(signal) ends it")
        }
    }
}
