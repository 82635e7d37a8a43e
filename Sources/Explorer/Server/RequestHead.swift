import FlyingFox

/// The first line and the headers of a request. Whatever could be read in two ways is refused: RFC
/// 9112 asks servers to.
struct RequestHead: Sendable {
    let method: HTTPMethod
    let target: String
    let version: HTTPVersion
    let headers: HTTPHeaders
    /// Bytes of the body.
    let bodyCount: Int

    /// Why a head is refused.
    struct Refusal: Error {
        let status: HTTPStatusCode
        let reason: String
    }

    /// Reads the bytes up to and with the empty line.
    init(_ bytes: [UInt8]) throws(Refusal) {
        guard let text = String(validating: bytes, as: UTF8.self), text.utf8.allSatisfy({ $0 != 0 })
        else { throw Self.bad("the request is not text") }
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: true)[...]
        guard let first = lines.popFirst() else { throw Self.bad("the request is empty") }
        let words = first.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, Self.isToken(words[0]), words[1].hasPrefix("/"),
            words[1].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw Self.bad("the request line is not METHOD /PATH HTTP/1.1") }
        guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
            throw Refusal(
                status: .httpVersionNotSupported, reason: "this server speaks HTTP/1.1")
        }
        method = HTTPMethod(rawValue: String(words[0]))
        target = String(words[1])
        version = HTTPVersion(String(words[2]))
        headers = try Self.headers(lines)
        bodyCount = try Self.bodyCount(headers)
    }

    private static func headers(
        _ lines: ArraySlice<Substring>
    ) throws(Refusal) -> HTTPHeaders {
        guard lines.count <= 100 else {
            throw Refusal(
                status: .requestHeaderFieldsTooLarge, reason: "there are more than 100 headers")
        }
        var headers = HTTPHeaders()
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), isToken(line[..<colon]),
                !line.contains(where: { $0 == "\n" || $0 == "\r" })
            else { throw bad("a header is not NAME: VALUE") }
            var value = line[line.index(after: colon)...]
            while value.first == " " || value.first == "\t" { value.removeFirst() }
            while value.last == " " || value.last == "\t" { value.removeLast() }
            headers.addValue(String(value), for: HTTPHeader(String(line[..<colon])))
        }
        for single in [HTTPHeader.host, .contentLength, HTTPHeader("Origin"), .cookie]
        where headers.values(for: single).count > 1 {
            throw bad("the header \(single.rawValue) appears twice")
        }
        return headers
    }

    private static func bodyCount(_ headers: HTTPHeaders) throws(Refusal) -> Int {
        if headers[.transferEncoding] != nil {
            throw Refusal(
                status: .lengthRequired, reason: "send the body with a Content-Length")
        }
        guard let text = headers[.contentLength] else { return 0 }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw bad("the Content-Length is not a number")
        }
        // What does not fit an Int is too large all the same.
        return Int(text) ?? Int.max
    }

    /// Whether the connection is kept for another request.
    var keepsConnection: Bool {
        let words = (headers[.connection] ?? "").lowercased()
        return version == .http11 ? !words.contains("close") : words.contains("keep-alive")
    }

    private static func isToken(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    private static func bad(_ reason: String) -> Refusal {
        Refusal(status: .badRequest, reason: reason)
    }
}
