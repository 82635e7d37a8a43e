import InputOutput

/// An amount in a sentence: `36.3 million USD`, and `5 USD` for what would be 0.000005 million.
package func dollars(_ usd: Double) -> String {
    abs(usd) < 1e5 ? "\(brief(usd)) USD" : "\(brief(usd / 1e6)) million USD"
}
