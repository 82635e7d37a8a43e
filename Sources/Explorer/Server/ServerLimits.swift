import Foundation

/// What the server gives a client at most. FlyingFox's own server has no limit on the size of a
/// request's head, on connections or on the time that a client takes, and does not notice that a
/// client has gone; so connections are read and written here, on FlyingFox's sockets.
public struct ServerLimits: Sendable, Hashable {
    /// Bytes of a request's first line and headers.
    public var headBytes = 64 << 10
    /// Bytes of a request's body: 1 MB.
    public var bodyBytes = 1_000_000
    /// Connections that are open at once; a further one is closed.
    public var connections = 256
    /// Seconds from the first byte of a request to the last of its head, and again to the last of
    /// its body.
    public var requestSeconds = 10.0
    /// Seconds that a connection may be open without a request.
    public var idleSeconds = 60.0
    /// Seconds that a client may take to receive 64 KiB of an answer.
    public var writeSeconds = 30.0
    /// Computations at once.
    public var computations = max(ProcessInfo.processInfo.activeProcessorCount, 1)
    /// Computations that wait for their turn; a further one is refused.
    public var waitingComputations = 256

    /// The limits that the program uses.
    public init() {}
}
