# Finds the program and asks it one question.

find_program <- function() {
    named <- Sys.getenv("CHOKEPOINT")
    if (nzchar(named)) {
        found <- Sys.which(named)
        if (!nzchar(found)) {
            stop_for("program-not-found", paste0("$CHOKEPOINT names ", named, ", which is no program"))
        }
        return(unname(found))
    }
    # In PATH, else beside this package, else beside R.
    places <- file.path(c(system.file(package = "chokepoint"), R.home("bin")), "chokepoint")
    found <- c(Sys.which("chokepoint"), places[file.access(places, 1) == 0 & !dir.exists(places)])
    found <- found[nzchar(found)]
    if (length(found) == 0) {
        stop_for(
            "program-not-found", "the program chokepoint is not in PATH",
            "install its Debian package or archive, or set CHOKEPOINT to its path")
    }
    unname(found[1])
}

# The answer to a question as a list: `command` and its fields.
ask_question <- function(question, threads = NULL, cache = TRUE) {
    program <- find_program()
    files <- tempfile(c("question", "answer", "said"))
    on.exit(unlink(files))
    writeLines(json_text(question), files[1], useBytes = TRUE)
    arguments <- c("ask", shQuote(files[1]))
    if (!is.null(threads)) arguments <- c(arguments, "--threads", threads)
    if (!isTRUE(cache)) arguments <- c(arguments, "--no-cache")
    status <- system2(program, arguments, stdout = files[2], stderr = files[3])
    text <- paste(readLines(files[2], encoding = "UTF-8", warn = FALSE), collapse = "\n")
    if (!nzchar(text)) {
        said <- paste(readLines(files[3], warn = FALSE), collapse = "\n")
        stop_for("no-answer", if (nzchar(said)) said else paste("the program ended with", status))
    }
    result_of(json_value(text), question)
}

answer_question <- function(command, fields, several, threads, cache) {
    question <- question_of(command, fields, several)
    if (!is.null(state$session)) {
        document <- json_value(post_question(state$session, question))
        codes <- vapply(document$errors, function(finding) finding$code, "")
        if (!any(left_to_a_process %in% codes)) return(result_of(document, question))
    }
    ask_question(question, threads = threads, cache = cache)
}

question_of <- function(command, fields, several) {
    given <- fields[!vapply(fields, is.null, NA)]
    # Another question, or a scenario, as a list: the program takes its text.
    for (name in intersect(names(given), c("question", "text"))) {
        if (is.list(given[[name]])) given[[name]] <- json_text(given[[name]])
    }
    for (name in intersect(names(given), several)) given[[name]] <- I(unlist(given[[name]]))
    c(list(command = command), given)
}

# An error that holds its findings, of the classes chokepoint_error and, for what is wrong with a
# question, chokepoint_input_error.
stop_for <- function(code, message, remedy = NULL, kind = "bug") {
    stop_with(list(list(code = code, severity = "error", message = message, remedy = remedy)), kind)
}

stop_with <- function(findings, kind) {
    findings <- lapply(findings, finding_in_r)
    condition <- structure(
        list(
            message = paste(vapply(findings, sentence_of, ""), collapse = "\n"), call = NULL,
            findings = findings),
        class = c(paste0("chokepoint_", kind, "_error"), "chokepoint_error", "error", "condition"))
    stop(condition)
}

# The arguments of all functions, by the words of the command line.
arguments_by_option <- function() {
    if (is.null(state$arguments)) {
        names <- unique(unlist(lapply(question_names, function(name) {
            names(formals(get(name, envir = topenv())))
        })))
        state$arguments <- stats::setNames(names, gsub("_", "-", sub("_$", "", names)))
    }
    state$arguments
}

# A text in which options are named as the arguments that they are here, between two marks. A
# command line in quotes stays as it is.
with_arguments <- function(text, open = "", close = "") {
    if (is.null(text) || !grepl("--", text, fixed = TRUE)) return(text)
    found <- gregexpr(
        "\u2018chokepoint [^\u2019]*\u2019|\u2018--[a-z][a-z0-9-]*\u2019|--[a-z][a-z0-9-]*", text)
    regmatches(text, found) <- lapply(regmatches(text, found), function(parts) {
        vapply(parts, function(part) {
            argument <- arguments_by_option()[gsub("^\u2018?--|\u2019$", "", part)]
            if (is.na(argument)) part else paste0(open, argument, close)
        }, "", USE.NAMES = FALSE)
    })
    text
}

# A finding as it is told here.
finding_in_r <- function(finding) {
    for (part in c("location", "place")) {
        finding[[part]] <- with_arguments(finding[[part]])
    }
    for (part in c("message", "remedy")) {
        finding[[part]] <- with_arguments(finding[[part]], "\u2018", "\u2019")
    }
    finding
}

sentence_of <- function(finding) {
    text <- finding$message
    location <- if (is.null(finding$location)) finding$place else finding$location
    if (!is.null(location)) text <- paste0(location, ": ", text)
    if (!is.null(finding$remedy)) text <- paste0(text, " (", finding$remedy, ")")
    text
}
