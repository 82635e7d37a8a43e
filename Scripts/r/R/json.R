# JSON to and from R's values. Base R has no reader: here R's own parser does the work on text that
# was turned into calls of list(), and what it parsed is walked, never evaluated. The text is looked
# at byte by byte in vectors, so that time grows with its length: regular expressions on a long UTF-8
# text count its characters from the start at every match.

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
    bytes <- charToRaw(enc2utf8(text))
    if (length(bytes) == 0 || any(bytes == 0L)) stop("this is not JSON", call. = FALSE)
    code <- as.integer(bytes)
    # A byte is escaped by a backslash that is not escaped itself: those at odd places of a run are.
    is_backslash <- code == 92L
    at <- seq_along(code)
    run <- at - cummax(ifelse(is_backslash, 0L, at))
    is_escaped <- c(FALSE, (run %% 2L == 1L)[-length(run)])
    is_quote <- code == 34L & !is_escaped
    # True from the first quote of a string up to the byte before its last.
    is_inside <- cumsum(is_quote) %% 2L == 1L
    if (is_inside[length(is_inside)]) stop("this is not JSON", call. = FALSE)
    is_outside <- !is_inside & !is_quote
    outside <- code[is_outside]
    if (!all(outside %in% json_bytes)) stop("this is not JSON", call. = FALSE)
    # true, false, null and exponents are R's in capitals; brackets become one byte of their own.
    is_letter <- outside >= 97L & outside <= 122L
    outside[is_letter] <- outside[is_letter] - 32L
    outside[outside == 91L | outside == 123L] <- 1L
    outside[outside == 93L | outside == 125L] <- 41L
    outside[outside == 58L] <- 61L
    code[is_outside] <- outside
    # R knows no escaped slash.
    is_slash <- code == 47L & is_escaped
    if (any(is_slash)) code <- code[!c(is_slash[-1], FALSE)]
    script <- gsub("\001", "list(", rawToChar(as.raw(code)), fixed = TRUE, useBytes = TRUE)
    Encoding(script) <- "UTF-8"
    parsed <- tryCatch(
        parse(text = script, keep.source = FALSE, encoding = "UTF-8"),
        error = function(e) stop("this is not JSON", call. = FALSE))
    if (length(parsed) != 1) stop("this is not JSON", call. = FALSE)
    json_walk(parsed[[1]])
}

# What JSON has outside of strings.
json_bytes <- utf8ToInt("[]{}:,0123456789eE+-. \n\r\ttrufalsn")

json_walk <- function(node) {
    if (!is.call(node)) {
        if (is.name(node)) stop("this is not JSON", call. = FALSE)
        return(node)
    }
    head <- node[[1]]
    if (identical(head, quote(`-`)) && length(node) == 2 && is.numeric(node[[2]])) {
        return(-node[[2]])
    }
    if (!identical(head, quote(list))) stop("this is not JSON", call. = FALSE)
    parts <- as.list(node)[-1]
    inner <- which(vapply(parts, is.language, NA))
    parts[inner] <- lapply(parts[inner], json_walk)
    parts
}
