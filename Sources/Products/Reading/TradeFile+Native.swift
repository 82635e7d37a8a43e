import Containers
import Platform

extension TradeFile {
    /// True for a native file of trade, in which everything was decided when it was written.
    public static func isNative(path: String) -> Bool {
        guard !Folder.isFolder(path), let content = try? FileBytes(path: path) else { return false }
        return NativeTradeFile.isNative(content)
    }
}
