# A running program that keeps tables and factors in memory between questions.

state <- new.env(parent = emptyenv())

# What the server refuses and the command line may do: files, and tables by their paths.
left_to_a_process <- c("closed-field", "read-only", "table-not-found")

# A session with a table. Every function of the package is an element, without the table:
# `s <- session("icio2023-2019-g20x20"); s$shock("JPN/C:KOR=30%"); close_session(s)`.
session <- function(table, timeout = 60) {
    program <- find_program()
    files <- tempfile(c("address", "said"))
    command <- paste(
        shQuote(program), "serve", shQuote(table), "--port 0 </dev/null >", shQuote(files[1]), "2>",
        shQuote(files[2]), "& echo $!")
    process <- as.integer(system(command, intern = TRUE))
    self <- new.env(parent = emptyenv())
    self$table <- table
    self$process <- process
    self$files <- files
    end <- Sys.time() + timeout
    repeat {
        line <- readLines(files[1], n = 1, warn = FALSE)
        if (length(line) == 1 && grepl("token=", line, fixed = TRUE)) break
        is_over <- !isTRUE(tools::pskill(process, 0L))
        if (is_over || Sys.time() > end) {
            said <- paste(readLines(files[2], warn = FALSE), collapse = "\n")
            close_session(self)
            stop_for(
                "server-ended", if (nzchar(said)) sub("^error: ", "", said) else
                    "the server was not ready in time", kind = "input")
        }
        Sys.sleep(0.02)
    }
    self$port <- as.integer(sub("^http://[^:]*:([0-9]+)/.*$", "\\1", line))
    self$token <- sub("^.*token=", "", line)
    for (name in question_names) {
        local({
            ask <- get(name, envir = topenv())
            named <- intersect(c("table", "tables"), names(formals(ask)))
            self[[name]] <- function(...) {
                before <- state$session
                on.exit(state$session <- before)
                state$session <- self
                given <- list(...)
                if (length(named) > 0 && !any(named %in% names(given))) {
                    given <- c(stats::setNames(list(table), named[1]), given)
                }
                do.call(ask, given)
            }
        })
    }
    reg.finalizer(self, close_session, onexit = TRUE)
    structure(list2env(list(), self), class = "chokepoint_session")
}

# Stops the server of a session; does nothing when it is stopped.
close_session <- function(session) {
    if (!is.null(session$process)) {
        tools::pskill(session$process, tools::SIGTERM)
        session$process <- NULL
        unlink(session$files)
    }
    invisible(NULL)
}

close.chokepoint_session <- function(con, ...) close_session(con)

print.chokepoint_session <- function(x, ...) {
    state <- if (is.null(x$process)) "closed" else if (is_running(x)) "running" else "ended"
    cat("session with ", x$table, ", ", state, "\n", sep = "")
    invisible(x)
}

# Whether the server of a session is there.
is_running <- function(session) {
    !is.null(session$process) && isTRUE(tools::pskill(session$process, 0L))
}

# Says that the server of a session is gone, with what it said last.
stop_for_ended <- function(session) {
    said <- paste(readLines(session$files[2], warn = FALSE), collapse = "\n")
    message <- "the server of the session has ended"
    if (nzchar(said)) message <- paste0(message, ": ", sub("^error: ", "", said))
    stop_for("server-ended", message, "open another session")
}

# The content of the answer to a question that is posted to the server of a session.
post_question <- function(session, question) {
    if (is.null(session$process)) stop_for("session-closed", "the session is closed")
    if (!is_running(session)) stop_for_ended(session)
    command <- utils::URLencode(question$command, reserved = TRUE)
    fields <- question[names(question) != "command"]
    body <- charToRaw(if (length(fields) == 0) "{}" else json_text(fields))
    head <- paste0(
        "POST /api/", command, "?token=", session$token, " HTTP/1.1\r\nHost: 127.0.0.1:",
        session$port, "\r\nContent-Type: application/json\r\nContent-Length: ", length(body),
        "\r\nConnection: close\r\n\r\n")
    connection <- tryCatch(
        socketConnection("127.0.0.1", session$port, open = "r+b", blocking = TRUE, timeout = 86400),
        error = function(e) stop_for_ended(session), warning = function(w) stop_for_ended(session))
    on.exit(close(connection))
    writeBin(c(charToRaw(head), body), connection)
    parts <- list()
    repeat {
        part <- readBin(connection, "raw", 1048576)
        if (length(part) == 0) break
        parts[[length(parts) + 1]] <- part
    }
    reply <- do.call(c, parts)
    split <- grepRaw("\r\n\r\n", reply, fixed = TRUE)
    if (length(split) == 0) stop_for_ended(session)
    headers <- rawToChar(reply[seq_len(split)])
    content <- reply[-seq_len(split + 3)]
    if (grepl("transfer-encoding: *chunked", headers, ignore.case = TRUE)) {
        content <- without_chunks(content)
    }
    text <- rawToChar(content)
    Encoding(text) <- "UTF-8"
    text
}

# The content of a body that came in chunks.
without_chunks <- function(body) {
    parts <- list()
    position <- 1
    repeat {
        end <- grepRaw("\r\n", body, offset = position, fixed = TRUE)
        size <- strtoi(sub(";.*", "", rawToChar(body[position:(end - 1)])), 16L)
        if (size == 0) break
        parts[[length(parts) + 1]] <- body[(end + 2):(end + 1 + size)]
        position <- end + size + 4
    }
    if (length(parts) == 0) raw(0) else do.call(c, parts)
}
