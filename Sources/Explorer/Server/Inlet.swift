package import FlyingSocks
import Synchronization

/// What a client sent and nobody has looked at yet. Bytes are read by one task at a time.
package final class Inlet: Sendable {
    private let socket: AsyncSocket
    private let bytes = Mutex<[UInt8]>([])

    package init(_ socket: AsyncSocket) { self.socket = socket }

    /// How many bytes there are.
    package var count: Int { bytes.withLock { $0.count } }

    /// Waits for more.
    /// - Throws: `SocketError.disconnected` when the client has gone.
    package func fill() async throws {
        let more = try await socket.read(atMost: 4096)
        bytes.withLock { $0 += more }
    }

    /// Takes the bytes up to an empty line, with the line; nil when it has not arrived.
    package func takeHead() -> [UInt8]? {
        bytes.withLock { bytes in
            guard let end = Self.endOfHead(bytes) else { return nil }
            let head = Array(bytes[..<end])
            bytes.removeFirst(end)
            return head
        }
    }

    /// Takes so many bytes; nil when they have not arrived.
    package func take(_ count: Int) -> [UInt8]? {
        bytes.withLock { bytes in
            if bytes.count < count { return nil }
            let taken = Array(bytes[..<count])
            bytes.removeFirst(count)
            return taken
        }
    }

    /// Forgets what there is.
    func drop() { bytes.withLock { $0 = [] } }

    /// Returns when the client has gone. What it sends in the meantime is kept for the next
    /// request, up to `limit` bytes.
    func waitUntilGone(keeping limit: Int) async {
        while !Task.isCancelled {
            if count >= limit {
                // Whoever sends that much ahead is noticed to be gone when the answer is written.
                try? await Task.sleep(for: .seconds(1))
                continue
            }
            do { try await fill() } catch { return }
        }
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            for end in 3..<bytes.count
            where bytes[end] == 10 && bytes[end - 1] == 13 && bytes[end - 2] == 10
                && bytes[end - 3] == 13
            {
                return end + 1
            }
            return nil
        }
    }
}
