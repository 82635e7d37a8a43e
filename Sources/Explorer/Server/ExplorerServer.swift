import LinearAlgebra
public import Workspace

/// The local server: an address, a token, and the pages and answers behind it.
public final class ExplorerServer: Sendable {
    /// Where to listen, and what is given at most.
    public struct Options: Sendable {
        /// The IPv4 address; only this machine reaches the default.
        public var address = "127.0.0.1"
        /// The port; 0 for any that is free.
        public var port: UInt16 = 0
        /// The table that pages begin with; nil for the first there is.
        public var table: String?
        /// Files beside tables that questions may name, by the last part of their paths.
        public var files: [String] = []
        /// What clients are given at most.
        public var limits = ServerLimits()

        /// The defaults.
        public init() {}
    }

    private let workspace: Workspace
    private let options: Options

    /// A server of a workspace.
    ///
    /// The workspace's finder must be closed (`TableFinder.closed`), so that clients reach tables
    /// by their names and no other file; anything else is a programmer's error.
    public init(_ workspace: Workspace, _ options: Options = Options()) {
        precondition(workspace.finder.isClosed, "clients would reach every file")
        self.workspace = workspace
        self.options = options
    }

    /// Serves until the task is cancelled.
    ///
    /// BLAS works with one thread from then on, in the whole process: answers are computed side by
    /// side, and a number must not hang on how many are computed at once.
    /// - Parameter ready: called with the first address, token and all, once connections are
    ///   taken.
    /// - Throws: `SocketError` when the address or the port cannot be had.
    public func run(ready: @escaping @Sendable (String) -> Void) async throws {
        BLASThreads.set(1)
        let limits = options.limits
        let listener = try Listener(
            address: options.address, port: options.port, limits: limits)
        let rules = AccessRules(
            token: Secret(), session: Secret(), address: options.address, port: listener.port)
        let computations = Computations(
            parallel: limits.computations, waiting: limits.waitingComputations)
        let site = Site(
            workspace, computations, table: options.table,
            files: Dictionary(
                options.files.map { (String($0.split(separator: "/").last ?? ""), $0) },
                uniquingKeysWith: { first, _ in first }))
        let name = options.address == "0.0.0.0" ? "127.0.0.1" : options.address
        ready("http://\(name):\(listener.port)/?token=\(rules.token.text)")
        try await listener.run(ExplorerHandler(rules: rules, site: site))
    }
}
