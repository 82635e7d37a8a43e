import InputOutput
package import Reporting

extension Workspace {
    /// The reply to a question as JSON without its tables, and one of these in columns; nil where
    /// the reply is about errors.
    /// - Parameter table: the name of the table; nil for the first.
    package func tableReply(
        to json: String, table: String?, progress: any AnswerProgress = NoProgress(),
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }
    ) -> (reply: JSONReply, table: ColumnarTable?) {
        do {
            var document = try answer(
                try Questions.decode(json), progress: progress, isCancelled: isCancelled)
            let columns = try ColumnarTable(
                document, options: RenderOptions(tableName: table), format: "a stream of Arrow")
            document.tables = []
            return (try JSONReply(document), columns)
        } catch {
            return (JSONReply(error), nil)
        }
    }
}
