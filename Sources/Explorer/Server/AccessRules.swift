import FlyingFox

/// Who is answered: whoever knows the token of the first address, or has the cookie that it was
/// exchanged for, and asks this server by one of its own names from a page of its own.
///
/// The check of `Host` stops other pages that let a name of theirs point to this machine (DNS
/// rebinding); that of `Origin` and `Sec-Fetch-Site`, and the cookie being `SameSite=Strict`, stop
/// those that send their visitors' browsers here.
struct AccessRules: Sendable {
    /// Stands in the first address.
    let token: Secret
    /// What the cookie holds.
    let session: Secret
    /// The address that the server listens on, such as `127.0.0.1`.
    let address: String
    let port: UInt16

    /// What comes of a request.
    enum Verdict: Hashable {
        /// It is answered.
        case granted
        /// It is answered, and the browser gets a cookie.
        case grantedByToken
        /// It is refused with this status.
        case refused(Int)
    }

    /// Looks at a request.
    func verdict(_ request: HTTPRequest, query: FormFields) -> Verdict {
        guard let host = request.headers[.host], isOwn(host) else { return .refused(403) }
        if let origin = request.headers[HTTPHeader("Origin")] {
            guard origin.hasPrefix("http://"), origin.dropFirst(7) == host else {
                return .refused(403)
            }
        }
        if request.headers[HTTPHeader("Sec-Fetch-Site")] == "cross-site",
            request.headers[HTTPHeader("Sec-Fetch-Mode")] != "navigate"
        {
            return .refused(403)
        }
        if let given = query.first("token"), token.matches(given) { return .grantedByToken }
        if let given = request.headers[.authorization], given.hasPrefix("Bearer "),
            token.matches(String(given.dropFirst(7)))
        {
            return .granted
        }
        return cookies(request).contains { session.matches($0) } ? .granted : .refused(401)
    }

    /// The name of the cookie. Cookies are shared by all ports of a machine: each server needs a
    /// name of its own.
    var cookieName: String { "chokepoint_\(port)" }

    /// The header that gives the browser its cookie.
    var cookie: String { "\(cookieName)=\(session.text); HttpOnly; SameSite=Strict; Path=/" }

    private func cookies(_ request: HTTPRequest) -> [String] {
        (request.headers[.cookie] ?? "").split(separator: ";").compactMap { pair in
            let pair = pair.drop { $0 == " " }
            guard pair.hasPrefix("\(cookieName)=") else { return nil }
            return String(pair.dropFirst(cookieName.count + 1))
        }
    }

    private func isOwn(_ host: String) -> Bool {
        let suffix = ":\(port)"
        let name: Substring
        if host.hasSuffix(suffix) {
            name = host.dropLast(suffix.count)
        } else if port == 80 {
            name = host[...]
        } else {
            return false
        }
        if name == address { return true }
        switch address {
        case "127.0.0.1": return name == "localhost"
        // Listening everywhere: by any number, but by no name, which could be anybody's.
        case "0.0.0.0": return Self.isNumber(name) || name == "localhost"
        default: return false
        }
    }

    private static func isNumber(_ host: Substring) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                part.count <= 3 && (UInt8(part).map { String($0) == part } ?? false)
            }
    }
}
