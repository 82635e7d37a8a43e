import FlyingFox
import FlyingSocks
import Foundation
import Reporting
import Synchronization
import Workspace

/// Server-sent events: what a computation does, as it does it.
struct EventStream: AsyncBufferedSequence {
    typealias Element = UInt8
    private let events: AsyncStream<[UInt8]>

    /// The events that `work` sends. It is cancelled when nobody receives them any more.
    init(_ work: @escaping @Sendable (EventSender) async -> Void) {
        let (events, sending) = AsyncStream<[UInt8]>.makeStream()
        self.events = events
        let task = Task {
            await work(EventSender(sending))
            sending.finish()
        }
        sending.onTermination = { _ in task.cancel() }
    }

    func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var events: AsyncStream<[UInt8]>.Iterator

        mutating func next() async -> UInt8? {
            preconditionFailure("events are sent whole")
        }

        mutating func nextBuffer(suggested count: Int) async -> [UInt8]? { await events.next() }
    }

    /// The response that sends them.
    var response: HTTPResponse {
        HTTPResponse(
            statusCode: .ok, headers: SecurityHeaders.headers("text/event-stream"),
            body: HTTPBodySequence(from: self))
    }
}

/// Sends events.
struct EventSender: Sendable {
    private let sending: AsyncStream<[UInt8]>.Continuation

    init(_ sending: AsyncStream<[UInt8]>.Continuation) { self.sending = sending }

    /// Sends an event with a name and a text of any number of lines.
    func send(_ name: String, _ text: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { "data: \($0)\n" }
        sending.yield(Array("event: \(name)\n\(lines.joined())\n".utf8))
    }
}

/// Progress as events. A share that is done is told ten times a second at most.
final class EventProgress: AnswerProgress {
    private let sender: EventSender
    private let told = Mutex(ContinuousClock.now - .seconds(1))

    init(_ sender: EventSender) { self.sender = sender }

    func begin(_ step: String) { sender.send("step", step) }

    func update(_ fraction: Double) {
        let isDue = told.withLock { told in
            let now = ContinuousClock.now
            if now - told < .milliseconds(100) { return false }
            told = now
            return true
        }
        if isDue { sender.send("fraction", NumberWords.fixed(fraction, 3)) }
    }

    var wantsParts: Bool { true }

    func deliver(_ part: ReportTable) { sender.send("part", TableView.html(part)) }
}
