package import InputOutput

/// Goes on after a failure, so that a user sees every problem of a file at once.
package struct ProblemCollector {
    /// What was found so far.
    package private(set) var problems = Diagnostics()

    /// Nothing found yet.
    package init() {}

    /// The value of an expression; nil, with its problems kept, when it throws.
    package mutating func attempt<T>(_ body: @autoclosure () throws(Diagnostics) -> T) -> T? {
        do throws(Diagnostics) {
            return try body()
        } catch {
            problems.add(error)
            return nil
        }
    }

    /// The values of `body` for each item for which it does not throw.
    package mutating func attemptEach<Item, T>(
        _ items: [Item], _ body: (Item) throws(Diagnostics) -> T
    ) -> [T] {
        var values: [T] = []
        for item in items {
            do throws(Diagnostics) {
                values.append(try body(item))
            } catch {
                problems.add(error)
            }
        }
        return values
    }

    /// Adds a problem.
    package mutating func add(_ problem: Diagnostic) { problems.add(problem) }

    /// Adds problems.
    package mutating func add(_ others: Diagnostics) { problems.add(others) }

    /// Throws everything that was found, if anything was.
    package func throwIfAny() throws(Diagnostics) { try problems.throwIfErrors() }
}

extension Diagnostics {
    /// The same findings, those without a file placed in `path`.
    package func located(in path: String) -> Diagnostics {
        Diagnostics(
            items.map { item in
                var item = item
                if item.location.file == nil { item.location.file = path }
                return item
            })
    }
}
