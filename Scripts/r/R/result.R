# Answers: the document of the program, with its tables as data frames.

result_of <- function(document, question) {
    if (!is.null(document$errors)) {
        stop_with(document$errors, if (is.null(document$kind)) "input" else document$kind)
    }
    diagnostics <- lapply(document$diagnostics, finding_in_r)
    ledger <- assumptions_of(document)
    tables <- lapply(document$tables, table_of, document = document, ledger = ledger)
    names(tables) <- vapply(document$tables, function(table) table$name, "")
    for (finding in diagnostics) {
        if (!identical(finding$severity, "note")) {
            warning(structure(
                list(message = sentence_of(finding), call = NULL, finding = finding),
                class = c("chokepoint_warning", "warning", "condition")))
        }
    }
    structure(
        list(
            command = document$command, question = document$question, asked = question,
            answer = rows_of(document$answer), tables = tables, assumptions = ledger,
            diagnostics = diagnostics, table = document$table,
            numerics = document$numerics, document = document),
        class = "chokepoint_result")
}

# A column of cells as a vector of one type; null is NA. Where there is nothing to tell the type, it
# is `empty`'s.
column_of <- function(cells, empty = NA) {
    cells[vapply(cells, is.null, NA)] <- empty
    if (length(cells) == 0) empty[0] else unlist(cells, use.names = FALSE)
}

table_of <- function(table, document, ledger) {
    names <- vapply(table$columns, function(column) column$name, "")
    columns <- lapply(seq_along(names), function(index) {
        # A column with a unit holds numbers.
        empty <- if (is.null(table$columns[[index]]$unit)) NA_character_ else NA_real_
        cells <- lapply(table$rows, function(row) row[[index]])
        is_empty <- all(vapply(cells, is.null, NA))
        column_of(cells, if (is_empty) empty else NA)
    })
    names(columns) <- names
    frame <- structure(
        columns, class = "data.frame", row.names = seq_len(length(table$rows)))
    units <- lapply(table$columns, function(column) column$unit)
    attr(frame, "units") <- stats::setNames(column_of(units, NA_character_), names)
    attr(frame, "title") <- table$title
    attr(frame, "notes") <- unlist(table$notes)
    attr(frame, "assumptions") <- ledger
    attr(frame, "table") <- document$table
    attr(frame, "numerics") <- document$numerics
    attr(frame, "command") <- document$command
    attr(frame, "version") <- document$version
    frame
}

# Objects with the same members as a data frame.
rows_of <- function(rows) {
    if (length(rows) == 0) return(NULL)
    names <- unique(unlist(lapply(rows, names)))
    columns <- lapply(names, function(name) column_of(lapply(rows, function(row) row[[name]])))
    names(columns) <- names
    structure(columns, class = "data.frame", row.names = seq_len(length(rows)))
}

# The ledger; values of different types are texts.
assumptions_of <- function(document) {
    rows <- lapply(document$assumptions, function(item) {
        item$value <- if (is.null(item$value)) NA_character_ else as.character(item$value)
        item
    })
    rows_of(rows)
}

# The table of an answer that the question is about: its first, or the one of a name.
result_table <- function(result, name = NULL) {
    if (is.null(name)) return(result$tables[[1]])
    if (!name %in% names(result$tables)) {
        stop(
            "there is no table ", name, "; there are ", paste(names(result$tables), collapse = ", "),
            call. = FALSE)
    }
    result$tables[[name]]
}

print.chokepoint_result <- function(x, ...) {
    cat(if (is.null(x$question)) paste0(x$command, ": ", x$table$name) else x$question, "\n", sep = "")
    if (!is.null(x$answer)) print(x$answer, row.names = FALSE)
    for (name in names(x$tables)) {
        cat(name, ": ", nrow(x$tables[[name]]), " rows, ", attr(x$tables[[name]], "title"), "\n", sep = "")
    }
    cat(NROW(x$assumptions), " assumptions; chokepoint ", x$document$version, "\n", sep = "")
    invisible(x)
}
