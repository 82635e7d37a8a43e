import ChokepointCLI

@main
struct Main {
    static func main() { Program.main() }
}
