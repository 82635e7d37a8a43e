public import CChokepoint
import InputOutput
import Platform
import Workspace

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// What chokepoint.h declares; see there. Texts that leave are allocated by `strdup`, which knows
// of no Swift.

/// The version of the interface.
@_cdecl("chokepoint_interface")
public func chokepointInterface() -> CInt { 1 }

/// Version, commit and linear algebra.
@_cdecl("chokepoint_version")
public func chokepointVersion() -> UnsafeMutablePointer<CChar>? {
    strdup(Workspace.versionLines.joined(separator: "\n"))
}

/// The JSON Schema of all questions.
@_cdecl("chokepoint_schema")
public func chokepointSchema() -> UnsafeMutablePointer<CChar>? { strdup(Questions.schema()) }

/// Gives a text back.
@_cdecl("chokepoint_free")
public func chokepointFree(_ text: UnsafeMutablePointer<CChar>?) { free(text) }

/// A workspace; nil where the settings mean nothing.
@_cdecl("chokepoint_open")
public func chokepointOpen(
    _ settings: UnsafePointer<CChar>?,
    _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> UnsafeMutableRawPointer? {
    error?.pointee = nil
    do {
        let text = settings.map { String(cString: $0) }
        let workspace = try Workspace(settings: text ?? "{}")
        return Unmanaged.passRetained(workspace).toOpaque()
    } catch let problem {
        error?.pointee = strdup(JSONReply(problem).json)
        return nil
    }
}

/// Gives a workspace back.
@_cdecl("chokepoint_close")
public func chokepointClose(_ workspace: UnsafeMutableRawPointer?) {
    guard let workspace else { return }
    Unmanaged<Workspace>.fromOpaque(workspace).release()
}

/// The answer to a question.
@_cdecl("chokepoint_answer")
public func chokepointAnswer(
    _ workspace: UnsafeMutableRawPointer?, _ question: UnsafePointer<CChar>?,
    _ progress: ProgressFunction?, _ context: UnsafeMutableRawPointer?,
    _ outcome: UnsafeMutablePointer<CInt>?
) -> UnsafeMutablePointer<CChar>? {
    guard let workspace, let question else {
        return missing("chokepoint_answer needs a workspace and a question, not NULL", outcome)
    }
    let listener = ProgressListener(progress, context)
    let reply = Unmanaged<Workspace>.fromOpaque(workspace).takeUnretainedValue().reply(
        to: String(cString: question), progress: listener,
        isCancelled: { listener.isStopWished })
    outcome?.pointee = reply.outcome.number
    return strdup(reply.json)
}

/// The answer to a question, with one of its tables as a stream.
@_cdecl("chokepoint_answer_table")
public func chokepointAnswerTable(
    _ workspace: UnsafeMutableRawPointer?, _ question: UnsafePointer<CChar>?,
    _ table: UnsafePointer<CChar>?, _ stream: UnsafeMutablePointer<ArrowArrayStream>?,
    _ progress: ProgressFunction?, _ context: UnsafeMutableRawPointer?,
    _ outcome: UnsafeMutablePointer<CInt>?
) -> UnsafeMutablePointer<CChar>? {
    stream?.initialize(to: ArrowArrayStream())
    guard let workspace, let question, let stream else {
        return missing(
            "chokepoint_answer_table needs a workspace, a question and a stream, not NULL", outcome)
    }
    let listener = ProgressListener(progress, context)
    let (reply, found) = Unmanaged<Workspace>.fromOpaque(workspace).takeUnretainedValue()
        .tableReply(
            to: String(cString: question), table: table.map { String(cString: $0) },
            progress: listener, isCancelled: { listener.isStopWished })
    if let found { ArrowTableStream(found).export(to: stream) }
    outcome?.pointee = reply.outcome.number
    return strdup(reply.json)
}

/// The document about an argument that is NULL.
private func missing(
    _ message: String, _ outcome: UnsafeMutablePointer<CInt>?
) -> UnsafeMutablePointer<CChar>? {
    let problem = Diagnostics([
        Diagnostic(.error, "missing-argument", message, remedy: "see chokepoint.h")
    ])
    outcome?.pointee = JSONReply.Outcome.input.number
    return strdup(JSONReply(problem).json)
}

extension JSONReply.Outcome {
    /// The number that chokepoint.h gives it.
    fileprivate var number: CInt {
        switch self {
        case .answered: 0
        case .failedCheck: 1
        case .input: 2
        case .failure: 3
        case .interrupted: 4
        case .bug: 5
        }
    }
}
