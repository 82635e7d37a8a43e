/// What pandas reads of its own in a Parquet file’s metadata, under the key `pandas`: which columns
/// are the index, and what the levels of the other columns are called. The layout is that of
/// https://pandas.pydata.org/docs/development/developer.html.
package enum PandasDescription {
    /// The text for a table of numbers or texts with labels on both sides.
    /// - Parameters:
    ///   - columns: the names of the columns that are not the index.
    ///   - isText: whether these hold texts; numbers otherwise.
    ///   - levels: the names of the levels of the columns, nil for a level without a name.
    ///   - index: the names of the columns of the index, which stand last in the file.
    package static func text(
        columns: [String], isText: Bool, levels: [String?], index: [String]
    ) -> String {
        let own = isText ? ("unicode", "object") : ("float64", "float64")
        let entries =
            columns.map { entry($0, own) } + index.map { entry($0, ("unicode", "object")) }
        let names = levels.map { level in
            let name = level.map { JSONText.quoted($0) } ?? "null"
            return """
                {"name": \(name), "field_name": \(name), "pandas_type": "unicode", \
                "numpy_type": "object", "metadata": {"encoding": "UTF-8"}}
                """
        }
        return """
            {"index_columns": [\(index.map { JSONText.quoted($0) }.joined(separator: ", "))], \
            "column_indexes": [\(names.joined(separator: ", "))], \
            "columns": [\(entries.joined(separator: ", "))], \
            "creator": {"library": "chokepoint", "version": "1"}, "pandas_version": "1.5.3"}
            """
    }

    private static func entry(_ name: String, _ type: (pandas: String, numpy: String)) -> String {
        let quoted = JSONText.quoted(name)
        return """
            {"name": \(quoted), "field_name": \(quoted), "pandas_type": "\(type.pandas)", \
            "numpy_type": "\(type.numpy)", "metadata": null}
            """
    }
}
