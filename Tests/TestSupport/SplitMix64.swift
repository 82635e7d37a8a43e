public import Platform

/// A small seeded generator, so that every test sees the same numbers on every machine.
public typealias SplitMix64 = Platform.SplitMix64
