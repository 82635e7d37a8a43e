import FlyingFox
import Foundation

/// The first line and the headers of an answer.
enum ResponseHead {
    /// As bytes, with the empty line.
    /// - Parameter count: bytes of the body; nil for one in chunks.
    static func bytes(_ response: HTTPResponse, count: Int?, keepsConnection: Bool) -> Data {
        var lines = ["HTTP/1.1 \(response.statusCode.code) \(response.statusCode.phrase)"]
        lines += response.headers.map { "\($0.key.rawValue): \($0.value)" }.sorted()
        lines.append(count.map { "Content-Length: \($0)" } ?? "Transfer-Encoding: chunked")
        lines.append("Connection: \(keepsConnection ? "keep-alive" : "close")")
        return Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }
}

/// What every answer forbids the browser to do with it.
enum SecurityHeaders {
    /// Nothing may run or be loaded but this server's own files; no other page may show or read
    /// one of ours.
    static let all: [HTTPHeader: String] = [
        HTTPHeader("Content-Security-Policy"): [
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
            "connect-src 'self'", "form-action 'self'", "base-uri 'none'",
            "frame-ancestors 'none'",
        ].joined(separator: "; "),
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Referrer-Policy"): "no-referrer",
        HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        .cacheControl: "no-store",
    ]

    /// The same for a line of text.
    static var plain: HTTPHeaders { headers("text/plain; charset=utf-8") }

    /// The headers of an answer of a type.
    static func headers(_ type: String) -> HTTPHeaders {
        var headers = HTTPHeaders()
        for (name, value) in all { headers.setValues([value], for: name) }
        headers.setValues([type], for: .contentType)
        return headers
    }
}
