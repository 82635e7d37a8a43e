import Foundation
import TestSupport

/// A server on this machine that serves one file in many ways, good and bad, and notes what it was
/// asked.
final class FetchServer {
    /// Python, which the server and Scripts/fetch-tables are run with.
    static let python = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { URL(filePath: String($0)).appending(path: "python3") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }

    /// Where the server listens.
    let port: Int
    private let process = Process()
    private let folder: URL

    /// Starts a server of a file.
    init(of file: URL, python: URL) throws {
        folder = try Fixtures.temporaryFolder()
        let script = folder.appending(path: "server.py")
        try Self.script.write(to: script, atomically: true, encoding: .utf8)
        process.executableURL = python
        let listening = folder.appending(path: "port")
        process.arguments = [
            script.path, file.path, folder.appending(path: "log").path, listening.path,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // It writes its port to a file once it listens.
        var port: Int?
        for _ in 0..<600 where port == nil {
            Thread.sleep(forTimeInterval: 0.05)
            guard FileManager.default.fileExists(atPath: listening.path) else { continue }
            port = Int(try String(contentsOf: listening, encoding: .utf8))
        }
        guard let port else {
            kill(process.processIdentifier, SIGKILL)
            throw CocoaError(.fileReadUnknown)
        }
        self.port = port
    }

    deinit {
        // Killed: threads of tests block the gentler signals, and so do their children.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    /// The requests so far, such as `/cut/t.h5 bytes=700-`.
    func requests() throws -> [String] {
        let log = folder.appending(path: "log")
        guard FileManager.default.fileExists(atPath: log.path) else { return [] }
        return try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private static let script = #"""
        import http.server, os, socketserver, sys, threading, time

        content = open(sys.argv[1], "rb").read()
        counts = {}

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *arguments):
                pass

            def fail(self, code, **headers):
                self.send_response(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def do_GET(self):
                mode = self.path.split("/")[1]
                asked = self.headers.get("Range")
                with open(sys.argv[2], "a") as log:
                    log.write(f"{self.path} {asked or '-'}\n")
                count = counts[mode] = counts.get(mode, 0) + 1
                if mode == "missing":
                    return self.fail(404)
                if mode == "broken" or mode == "flaky" and count <= 2:
                    return self.fail(500)
                if mode == "moved":
                    return self.fail(302, Location=self.path.replace("moved", "plain"))
                if mode == "away":
                    return self.fail(302, Location="http://example.invalid/t.h5")
                if mode == "page":
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html")
                    self.send_header("Content-Length", "6")
                    self.end_headers()
                    return self.wfile.write(b"<html>")
                if mode == "drip-head":
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
                    return self.drip()
                start, version = 0, "1"
                if mode == "changed" and count > 1:
                    version = "2"
                fits = self.headers.get("If-Range") == f'"{version}"'
                if asked and fits and mode not in ("norange", "cutnorange"):
                    start = int(asked[len("bytes="):-1])
                part = content[start:]
                if start:
                    shown = start + 1 if mode == "shifted" else start
                    self.send_response(206)
                    self.send_header("Content-Range", f"bytes {shown}-{len(content) - \#
        1}/{len(content)}")
                else:
                    self.send_response(200)
                self.send_header("Content-Type", "application/octet-stream")
                self.send_header("ETag", f'"{version}"')
                if mode in ("endless", "unsaid"):
                    self.send_header("Connection", "close")
                    if mode == "endless":
                        part = part + b"more"
                else:
                    self.send_header("Content-Length", str(len(part)))
                self.end_headers()
                breaks = mode in ("cut", "cutnorange", "changed", "shifted") and count == 1
                if breaks or mode == "always-cut":
                    part = part[: len(part) // 2]
                    self.close_connection = True
                if mode in ("endless", "unsaid"):
                    self.close_connection = True
                if mode == "drip":
                    return self.drip()
                self.wfile.write(part)

            def drip(self):
                self.close_connection = True
                try:
                    for _ in range(400):
                        self.wfile.write(b"x")
                        self.wfile.flush()
                        time.sleep(0.1)
                except OSError:
                    pass

        # Not an HTTPServer, which asks for the machine's name.
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        with open(sys.argv[3] + ".new", "w") as file:
            file.write(str(server.server_address[1]))
        os.rename(sys.argv[3] + ".new", sys.argv[3])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        # It ends with the tests, however these end.
        parent = os.getppid()
        while os.getppid() == parent:
            time.sleep(1)
        """#
}
