import Fuzzing

/// A small seeded generator, so that every test sees the same numbers on every machine.
public typealias SplitMix64 = Fuzzing.SplitMix64
