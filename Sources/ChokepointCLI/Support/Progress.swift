import Dispatch
import Reporting
import Synchronization
import Workspace

/// A line on standard error that says what takes so long: shown on a terminal only, after one
/// second, and wiped when the step is over. Above it stay the lines of what has been found already,
/// once an answer has taken a second in all.
final class Progress: AnswerProgress {
    private struct State {
        var step = ""
        var start = ContinuousClock.now
        var fraction: Double?
        var rate = ""
        var isShown = false
        var isOver = false
        /// What was found and is not shown yet.
        var found: [String] = []
    }

    private let state = Mutex(State())
    private let isEnabled: Bool
    private let beginning = ContinuousClock.now

    /// Progress for people; silent when `isEnabled` is false.
    init(isEnabled: Bool) {
        self.isEnabled = isEnabled
        if isEnabled { drawLater(.seconds(1)) }
    }

    deinit { finish() }

    /// Names the step that begins now, such as `factoring I−A`.
    func begin(_ step: String) {
        state.withLock { state in
            wipe(&state)
            state.step = step
            state.start = .now
            state.fraction = nil
            state.rate = ""
        }
    }

    /// How far the present step is, from 0 to 1.
    func update(_ fraction: Double) { state.withLock { $0.fraction = fraction } }

    /// How many items of the present step are done, of how many; `before` were there already.
    func update(_ done: Int, of total: Int, before: Int, _ noun: String) {
        state.withLock { state in
            let parts = (ContinuousClock.now - state.start).components
            let seconds = Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
            let rate = seconds > 0 ? Double(done - before) / seconds : 0
            state.fraction = total > 0 ? Double(done) / Double(total) : 1
            let left = rate > 0 ? Int((Double(total - done) / rate).rounded(.up)) : nil
            state.rate =
                """
                \(done) of \(total) \(noun), \
                \(rate >= 10 ? "\(Int(rate))" : "\((rate * 100).rounded() / 100)") a second
                """
                + (left.map { ", \($0) s left" } ?? "")
        }
    }

    /// A part of the result that is there already.
    func found(_ line: String) {
        guard isEnabled else { return }
        state.withLock { state in
            state.found.append(line)
            showFound(&state)
        }
    }

    private func showFound(_ state: inout State) {
        guard !state.found.isEmpty, ContinuousClock.now - beginning > .seconds(1) else { return }
        wipe(&state)
        Terminal.say(state.found.joined(separator: "\n"))
        state.found = []
    }

    /// Ends the present step and wipes the line.
    func finish() {
        state.withLock { state in
            wipe(&state)
            state.isOver = true
        }
    }

    private func wipe(_ state: inout State) {
        if state.isShown { Terminal.write("\r\u{1B}[2K", to: 2) }
        state.isShown = false
    }

    private func drawLater(_ delay: DispatchTimeInterval) {
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + delay) { [weak self] in
            guard let self, !self.state.withLock({ $0.isOver }) else { return }
            self.draw()
            self.drawLater(.milliseconds(200))
        }
    }

    private func draw() {
        state.withLock { state in
            if state.isOver { return }
            showFound(&state)
            let elapsed = ContinuousClock.now - state.start
            guard !state.step.isEmpty, elapsed > .seconds(1) else { return }
            let step = TerminalText.sentence(state.step)
            var line = "\r\u{1B}[2K\(step) … \(elapsed.components.seconds) s"
            if !state.rate.isEmpty {
                line += ", \(state.rate)"
            } else if let fraction = state.fraction, fraction > 0 {
                let seconds = Double(elapsed.components.seconds)
                let left = Int((seconds / fraction - seconds).rounded(.up))
                line += ", \(Int(fraction * 100)) %, \(left) s left"
            }
            Terminal.write(line, to: 2)
            state.isShown = true
        }
    }
}
