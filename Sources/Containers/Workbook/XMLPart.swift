import CExpat
import InputOutput

/// Reads a small XML part of a workbook with expat. Names come without their namespace; a document
/// type declaration, which workbooks never have, is refused, and with it entities of its own.
enum XMLPart {
    /// Calls the closures for every element and every piece of text, in order.
    /// - Parameter named: what the part is, for messages.
    /// - Throws: `damaged-workbook`, without file.
    static func read(
        _ bytes: UnsafeRawBufferPointer, named part: String,
        start: (_ name: String, _ attributes: [String: String]) -> Void,
        text: (String) -> Void = { _ in }, end: (_ name: String) -> Void = { _ in }
    ) throws(Diagnostics) {
        guard let parser = XML_ParserCreateNS(nil, 0x0A) else {
            throw WorkbookDamage.diagnostics("\(part) cannot be read: out of memory")
        }
        defer { XML_ParserFree(parser) }
        let failure = withoutActuallyEscaping(start) { start in
            withoutActuallyEscaping(text) { text in
                withoutActuallyEscaping(end) { end in
                    let handler = Handler(parser: parser, start: start, text: text, end: end)
                    return withExtendedLifetime(handler) { run(parser, handler, bytes) }
                }
            }
        }
        if let failure { throw WorkbookDamage.diagnostics("\(part) cannot be read: \(failure)") }
    }

    private final class Handler {
        let parser: XML_Parser
        let start: (String, [String: String]) -> Void
        let text: (String) -> Void
        let end: (String) -> Void
        var hasDocumentType = false

        init(
            parser: XML_Parser, start: @escaping (String, [String: String]) -> Void,
            text: @escaping (String) -> Void, end: @escaping (String) -> Void
        ) {
            self.parser = parser
            self.start = start
            self.text = text
            self.end = end
        }
    }

    /// Parses in pieces, whose lengths expat counts as `int`; the reason when it fails.
    private static func run(
        _ parser: XML_Parser, _ handler: Handler, _ bytes: UnsafeRawBufferPointer
    ) -> String? {
        XML_SetUserData(parser, Unmanaged.passUnretained(handler).toOpaque())
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                guard let handler = XMLPart.handler(context), let name else { return }
                var found: [String: String] = [:]
                var next = attributes
                while let pair = next, let key = pair[0], let value = pair[1] {
                    found[XMLPart.localName(key)] = String(cString: value)
                    next = pair + 2
                }
                handler.start(XMLPart.localName(name), found)
            },
            { context, name in
                guard let handler = XMLPart.handler(context), let name else { return }
                handler.end(XMLPart.localName(name))
            })
        XML_SetCharacterDataHandler(
            parser,
            { context, text, count in
                guard let handler = XMLPart.handler(context), let text else { return }
                let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
                handler.text(String(decoding: bytes, as: UTF8.self))
            })
        XML_SetStartDoctypeDeclHandler(
            parser,
            { context, _, _, _, _ in
                guard let handler = XMLPart.handler(context) else { return }
                handler.hasDocumentType = true
                XML_StopParser(handler.parser, XML_Bool(0))
            })
        let limit = 1 << 24
        var offset = 0
        repeat {
            let count = min(bytes.count - offset, limit)
            let isLast: Int32 = offset + count == bytes.count ? 1 : 0
            let piece = bytes.baseAddress.map {
                ($0 + offset).assumingMemoryBound(to: CChar.self)
            }
            if XML_Parse(parser, piece, Int32(count), isLast) != XML_STATUS_OK {
                if handler.hasDocumentType { return "it has a document type declaration" }
                let message = XML_ErrorString(XML_GetErrorCode(parser)).map(String.init(cString:))
                return "\(message ?? "unknown error") at line \(XML_GetCurrentLineNumber(parser))"
            }
            offset += count
        } while offset < bytes.count
        return nil
    }

    private static func handler(_ context: UnsafeMutableRawPointer?) -> Handler? {
        context.map { Unmanaged<Handler>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The name behind the namespace and the separator.
    private static func localName(_ name: UnsafePointer<CChar>) -> String {
        let text = String(cString: name)
        return text.lastIndex(of: "\n").map { String(text[text.index(after: $0)...]) } ?? text
    }
}
