import CPlatform

/// Control-C, a polite kill and a lost terminal as a wish to stop: the first is taken down, the
/// second ends the program.
package enum StopWish {
    /// Begins to listen.
    package static func listen() { cp_take_wishes() }

    /// True once somebody asked to stop.
    package static var isThere: Bool { cp_is_stop_wished() }
}
