import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Control-C (and a polite kill) as a wish to stop: the first is taken down, the second ends the program.
enum Interrupt {
    private static let flag = Atomic(false)

    /// True once somebody asked to stop.
    static var isWished: Bool { flag.load(ordering: .relaxed) }

    /// Begins to listen.
    static func listen() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interrupt.flag.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }
}
