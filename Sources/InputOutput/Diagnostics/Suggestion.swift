/// Finds the word a user probably meant.
public enum Suggestion {
    /// The candidate nearest to `word`, when it is near enough to be worth offering.
    ///
    /// Distance is Damerau–Levenshtein (optimal string alignment) on lower-cased text; a candidate
    /// is offered when its distance is at most a third of the longer length, and at least 1.
    /// Of several that are as near, one with the same first letter goes first, as that is seldom
    /// mistyped. Nothing is offered for, and nothing is offered of, what is longer than `longest`
    /// bytes: it is no word that was mistyped.
    /// - Complexity: O(candidates × length²).
    public static func nearest(to word: String, in candidates: [String]) -> String? {
        nearest(to: word, in: candidates, upTo: 3)
    }

    /// The same with a limit of its own: the longer length divided by `divisor`.
    static func nearest(
        to word: String, in candidates: [String], upTo divisor: Int
    ) -> String? {
        nearest(to: word, in: candidates.lazy.map(Candidate.init), upTo: divisor)?.text
    }

    /// A word that may be offered, made ready to be compared many times.
    struct Candidate: Sendable {
        let text: String
        fileprivate let scalars: [Unicode.Scalar]
        fileprivate let isWord: Bool

        init(_ text: String) {
            self.text = text
            isWord = text.utf8.count <= longest
            scalars = isWord ? Array(text.lowercased().unicodeScalars) : []
        }
    }

    /// The same of words that are ready.
    static func nearest(
        to word: String, in candidates: some Sequence<Candidate>, upTo divisor: Int
    ) -> Candidate? {
        if word.utf8.count > longest { return nil }
        let target = Array(word.lowercased().unicodeScalars)
        // Twice the distance, and one more for another first letter.
        var best: (rank: Int, candidate: Candidate)?
        for candidate in candidates where candidate.isWord {
            let other = candidate.scalars
            let limit = max(1, max(target.count, other.count) / divisor)
            let start = target.first == other.first ? 0 : 1
            // No distance is smaller than the difference of the lengths.
            let difference = abs(target.count - other.count)
            if difference > limit || 2 * difference + start >= best?.rank ?? .max { continue }
            let distance = alignmentDistance(target, other)
            if distance <= limit, 2 * distance + start < best?.rank ?? .max {
                best = (2 * distance + start, candidate)
            }
        }
        return best?.candidate
    }

    /// Bytes of the longest word that is compared.
    private static let longest = 200

    private static func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var current = [Int](repeating: i, count: b.count + 1)
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    current[j] = min(current[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, current)
        }
        return last[b.count]
    }
}
