package import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Takes connections at an address and lets a handler answer their requests.
package final class Listener: Sendable {
    private let socket: Socket
    private let limits: ServerLimits
    private let open = Mutex(0)
    /// The port it listens on.
    package let port: UInt16

    /// Listens from now on; connections wait until `run`.
    /// - Parameter port: 0 for any that is free.
    /// - Throws: `SocketError` when the address or the port cannot be had.
    package init(address: String, port: UInt16, limits: ServerLimits) throws {
        socket = try Socket(domain: AF_INET, type: .stream)
        self.limits = limits
        do {
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: .inet(ip4: address, port: port))
            try socket.listen()
            guard case .ip4(_, let port) = try socket.sockname() else {
                throw SocketError.unsupportedAddress
            }
            self.port = port
        } catch {
            try? socket.close()
            throw error
        }
    }

    /// How many connections there are.
    package var connections: Int { open.withLock { $0 } }

    /// Answers requests until the task is cancelled.
    package func run(_ handler: any HTTPHandler) async throws {
        // Writing to a client that has gone is an error like others, and no signal.
        signal(SIGPIPE, SIG_IGN)
        let listening = try AsyncSocket(socket: socket, pool: SocketWaits())
        defer { try? socket.close() }
        try await accept(listening, handler)
    }

    private func accept(_ listening: AsyncSocket, _ handler: any HTTPHandler) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let socket: AsyncSocket
                do {
                    socket = try await listening.accept()
                } catch let error as CancellationError {
                    throw error
                } catch {
                    // A connection that broke off at once, or too many open files: the next one
                    // may do better.
                    try await Task.sleep(for: .milliseconds(50))
                    continue
                }
                // Answers are written whole: none has to wait for the receipt of the one before.
                try? socket.socket.setValue(
                    true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
                let count = open.withLock { open in
                    open += 1
                    return open
                }
                if count > limits.connections {
                    try? socket.close()
                    open.withLock { $0 -= 1 }
                    continue
                }
                group.addTask {
                    await Connection(socket, self.limits, handler).serve()
                    self.open.withLock { $0 -= 1 }
                }
            }
        }
    }
}
