# JSON to and from R's values. Base R has no reader: here R's own parser does the work on text that
# was turned into calls of list(), and what it parsed is walked, never evaluated.

json_text <- function(value) {
    if (is.null(value)) return("null")
    if (is.list(value)) {
        parts <- vapply(value, json_text, "")
        if (is.null(names(value))) return(paste0("[", paste(parts, collapse = ","), "]"))
        keys <- vapply(names(value), json_string, "")
        return(paste0("{", paste(keys, parts, sep = ":", collapse = ","), "}"))
    }
    if (anyNA(value)) stop("NA cannot stand in a question", call. = FALSE)
    texts <- if (is.character(value)) {
        vapply(value, json_string, "", USE.NAMES = FALSE)
    } else if (is.logical(value)) {
        ifelse(value, "true", "false")
    } else if (is.numeric(value)) {
        vapply(value, json_number, "")
    } else {
        stop("a ", class(value)[1], " cannot stand in a question", call. = FALSE)
    }
    if (length(texts) == 1 && !inherits(value, "AsIs")) return(texts)
    paste0("[", paste(texts, collapse = ","), "]")
}

# The shortest of two forms that is read back as the same number.
json_number <- function(value) {
    if (!is.finite(value)) stop(value, " cannot stand in a question", call. = FALSE)
    if (value == round(value) && abs(value) < 1e15) return(sprintf("%.0f", value))
    short <- sprintf("%.15g", value)
    if (as.numeric(short) == value) short else sprintf("%.17g", value)
}

json_string <- function(text) {
    text <- enc2utf8(text)
    text <- gsub("\\", "\\\\", text, fixed = TRUE)
    text <- gsub("\"", "\\\"", text, fixed = TRUE)
    text <- gsub("\n", "\\n", text, fixed = TRUE)
    text <- gsub("\r", "\\r", text, fixed = TRUE)
    text <- gsub("\t", "\\t", text, fixed = TRUE)
    paste0("\"", text, "\"")
}

# A JSON text as lists, texts, numbers and flags; null is NULL.
json_value <- function(text) {
    text <- enc2utf8(text)
    pattern <- "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\""
    found <- gregexpr(pattern, text, perl = TRUE)
    strings <- regmatches(text, found)[[1]]
    between <- regmatches(text, found, invert = TRUE)[[1]]
    if (grepl("[^][{}:,0-9eE+. \n\r\ttrufalsn-]", paste(between, collapse = ""))) {
        stop("this is not JSON", call. = FALSE)
    }
    between <- gsub("[[{]", "list(", gsub("[]}]", ")", between))
    between <- gsub(":", "=", between, fixed = TRUE)
    between <- gsub("\\btrue\\b", "TRUE", gsub("\\bfalse\\b", "FALSE", between))
    between <- gsub("\\bnull\\b", "NULL", between)
    strings <- gsub("\\/", "/", strings, fixed = TRUE)
    code <- paste0(between, c(strings, ""), collapse = "")
    Encoding(code) <- "UTF-8"
    parsed <- tryCatch(
        parse(text = code, keep.source = FALSE, encoding = "UTF-8"),
        error = function(e) stop("this is not JSON", call. = FALSE))
    if (length(parsed) != 1) stop("this is not JSON", call. = FALSE)
    json_walk(parsed[[1]])
}

json_walk <- function(node) {
    if (!is.call(node)) {
        if (is.name(node)) stop("this is not JSON", call. = FALSE)
        return(node)
    }
    head <- as.character(node[[1]])
    if (identical(head, "-") && length(node) == 2 && is.numeric(node[[2]])) return(-node[[2]])
    if (!identical(head, "list")) stop("this is not JSON", call. = FALSE)
    lapply(as.list(node)[-1], json_walk)
}
