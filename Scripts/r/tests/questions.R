# Run by R CMD check, or by Scripts/test --r, in the root of the sources.
library(chokepoint)

table <- "icio2023-2019-g20x20"
expect <- function(...) stopifnot(...)

# Numbers are those of the command line.
result <- shock(table, "JPN/C:KOR=30%", model = "extraction,cost-push")
text <- system2(
    find_program(),
    c("shock", table, "--restrict", "JPN/C:KOR=30%", "--model", "extraction,cost-push",
      "--format", "csv", "--table", "impact"), stdout = TRUE)
typed <- utils::read.csv(text = text, check.names = FALSE)
impact <- result$tables$impact
expect(identical(names(impact), names(typed)), nrow(impact) == nrow(typed), nrow(impact) > 0)
expect(identical(impact$value_added_change, typed$value_added_change))
expect(identical(impact$region, typed$region), identical(result_table(result, "impact"), impact))
expect(attr(impact, "units")[["value_added_change"]] == "million USD")
expect(result$assumptions$value[result$assumptions$name == "restrictions[0].cut"] == "0.3")

# Numbers, several texts and reserved words are taken.
one <- exposure(table, user = "KOR/C")
several <- exposure(c(table), user = c("KOR/C"), top = 1000)
expect(identical(one$tables$exposure, several$tables$exposure))
path <- paths(table, from = "JPN/C", to = "KOR/C")
expect(nrow(result_table(path)) > 0)

# Errors hold every finding.
error <- tryCatch(
    shock(table, c("JPX/C:KOR=30%", "JPN/C:KOR=300%")), chokepoint_error = function(e) e)
expect(inherits(error, "chokepoint_input_error"), length(error$findings) == 2)
expect(grepl("did you mean JPN?", conditionMessage(error), fixed = TRUE))

# They name arguments, not options of the command line.
error <- tryCatch(
    shock(table, "JPN/C:KOR=30%", model = "nosuch"), chokepoint_error = function(e) e)
expect(error$findings[[1]]$location == "model")
expect(startsWith(conditionMessage(error), "model: unknown model nosuch"))
error <- tryCatch(
    position(table, no_inventory_correction = TRUE, inventory = "x"),
    chokepoint_error = function(e) e)
expect(conditionMessage(error) == "\u2018no_inventory_correction\u2019 needs no \u2018inventory\u2019")
finding <- chokepoint:::finding_in_r(list(
    message = "\u2018--top\u2019 is not", remedy = "\u2018chokepoint info --top\u2019; --format x"))
expect(finding$message == "\u2018top\u2019 is not")
expect(finding$remedy == "\u2018chokepoint info --top\u2019; --format x")

# What the program warns of is a warning.
folder <- file.path(tempdir(), "unbalanced")
dir.create(folder)
invisible(file.copy(list.files("Tables/miller-blair-2region", full.names = TRUE), folder))
demand <- readLines(file.path(folder, "Y.csv"))
writeLines(sub("^R/1,200,0$", "R/1,400,0", demand), file.path(folder, "Y.csv"))
warned <- NULL
result <- withCallingHandlers(
    multipliers(folder), chokepoint_warning = function(w) {
        warned <<- w
        invokeRestart("muffleWarning")
    })
expect(warned$finding$code == "column-imbalance", nrow(result_table(result)) == 6)

# JSON is read and written without loss.
read <- chokepoint:::json_value
expect(identical(
    read("{\"a\": [1, -2.5e-3, null, true], \"b\": \"\\u00e9\\\\\\\"[:]{,} null\", \"c\": {}}"),
    list(a = list(1, -0.0025, NULL, TRUE), b = "\u00e9\\\"[:]{,} null", c = list())))
write <- chokepoint:::json_text
expect(identical(write(list(a = "x\"\n", b = I("y"), c = 1e6, d = 0.1)),
                 "{\"a\":\"x\\\"\\n\",\"b\":[\"y\"],\"c\":1000000,\"d\":0.1}"))
expect(identical(
    read("[\"a\\/b\", \"a\\\\/b\", \"\\\\\", \"\u4e2d\u00e9\"]"),
    list("a/b", "a\\/b", "\\", "\u4e2d\u00e9")))
for (text in c("", "{", "system(1)", "[1, 2] [3]", "f", "{\"a\": b}")) {
    expect(inherits(tryCatch(read(text), error = identity), "error"))
}

# Time grows with the length of a text, not with its square: 40,000 rows take seconds.
row <- "[\"\u4e2d/\u00e9\", -1.25, null, true, \"a \\\"b\\\"\"]"
rows <- paste0("[", paste(rep(row, 40000), collapse = ",\n"), "]")
seconds <- system.time(values <- read(rows))[["elapsed"]]
expect(length(values) == 40000, identical(values[[40000]], read(row)), seconds < 60)

# A column without a value has the type that its unit says; another question is a list.
document <- read(paste0(
    "{\"command\": \"c\", \"version\": \"0\", \"tables\": [{\"name\": \"t\", \"title\": \"\", \"rows\": [[null, null]],",
    "\"columns\": [{\"name\": \"a\", \"unit\": null}, {\"name\": \"b\", \"unit\": \"USD\"}]}]}"))
types <- chokepoint:::result_of(document, list())$tables$t
expect(is.character(types$a), is.numeric(types$b), is.na(types$b))
expect(nrow(result_table(plan(list(command = "scan", table = table)))) > 0)

# A session answers the same.
if (any(grepl("^  serve ", system2(find_program(), "--help", stdout = TRUE)))) {
    s <- session(table)
    inside <- s$shock("JPN/C:KOR=30%", model = "extraction")
    outside <- shock(table, "JPN/C:KOR=30%", model = "extraction")
    expect(identical(inside$tables, outside$tables))
    error <- tryCatch(s$shock("JPX/C:KOR=30%"), chokepoint_error = function(e) e)
    expect(inherits(error, "chokepoint_input_error"))
    close_session(s)
    expect(inherits(tryCatch(s$info(), error = identity), "chokepoint_error"))

    # A server that has died is said.
    s <- session(table)
    tools::pskill(s$process, tools::SIGKILL)
    Sys.sleep(0.5)
    error <- tryCatch(s$info(), error = identity)
    expect(inherits(error, "chokepoint_error"))
    expect(grepl("the server of the session has ended", conditionMessage(error), fixed = TRUE))
    close_session(s)

    error <- tryCatch(session("nowhere"), error = identity)
    expect(inherits(error, "chokepoint_input_error"))
    expect(grepl("there is no table of this name", conditionMessage(error), fixed = TRUE))
}
cat("all is well\n")
