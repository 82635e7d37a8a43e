#!/usr/bin/env Rscript
# Runs a sweep and reads its draws in base R.
#
#     Rscript Scripts/sweeps/sweep.R [SWEEP.yaml]        # $CHOKEPOINT names the program
chokepoint <- Sys.getenv("CHOKEPOINT", "chokepoint")
arguments <- commandArgs(trailingOnly = FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", arguments, value = TRUE)[1]))
given <- commandArgs(trailingOnly = TRUE)
sweep <- if (length(given) > 0) given[1] else file.path(here, "rare-earths.yaml")

file <- tempfile(fileext = ".csv")
status <- system2(chokepoint, c("sweep", shQuote(sweep), "-o", shQuote(file)))
if (status != 0) quit(status = status)

# Names are kept as they are; an empty field is NA.
draws <- read.csv(file, check.names = FALSE, na.strings = "")
assumed <- grepl("^(restrictions|models)\\.", names(draws))
metrics <- !assumed & !(names(draws) %in% c("index", "failure"))
print(t(sapply(draws[metrics], quantile, probs = c(0.05, 0.5, 0.95), na.rm = TRUE)))
print(cor(draws[assumed], draws[metrics][1], method = "spearman", use = "complete.obs"))
