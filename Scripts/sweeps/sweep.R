#!/usr/bin/env Rscript
# Runs a sweep and reads its draws in base R.
#
#     Rscript Scripts/sweeps/sweep.R [SWEEP.yaml]        # $CHOKEPOINT names the program
chokepoint <- Sys.getenv("CHOKEPOINT", "chokepoint")
arguments <- commandArgs(trailingOnly = FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", arguments, value = TRUE)[1]))
given <- commandArgs(trailingOnly = TRUE)
sweep <- if (length(given) > 0) given[1] else file.path(here, "rare-earths.yaml")

run <- function(...) {
  status <- system2(chokepoint, c("sweep", ...))
  if (status != 0) quit(status = status)
}
store <- tempfile()
files <- tempfile(c("summary", "draws"), fileext = ".csv")
run(shQuote(sweep), "--store", store, "--table", "summary", "-o", files[1])
run("report", store, "-o", files[2])

# Names are kept as they are; an empty field is NA.
metrics <- read.csv(files[1])$metric
draws <- read.csv(files[2], check.names = FALSE, na.strings = "")
assumed <- setdiff(names(draws), c("index", "failure", metrics))
print(t(sapply(draws[metrics], quantile, probs = c(0.05, 0.5, 0.95), na.rm = TRUE)))
print(cor(draws[assumed], draws[metrics[1]], method = "spearman", use = "complete.obs"))
