#!/bin/sh
# Runs a sweep from the shell, prints what it says, and picks numbers out of it with awk.
#
#     Scripts/sweeps/sweep.sh [SWEEP.yaml]        # $CHOKEPOINT names the program
set -eu
chokepoint=${CHOKEPOINT:-chokepoint}
sweep=${1:-"$(dirname "$0")/korea-severity.yaml"}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Draws are kept: interrupted, the same line with --resume goes on where it was.
"$chokepoint" sweep "$sweep" --store "$work/sweep.draws" --resume

# Everything the sweep found is in the file, in any format, without solving again.
"$chokepoint" sweep report "$work/sweep.draws" --format csv --table summary >"$work/summary.csv"
"$chokepoint" sweep report "$work/sweep.draws" -o "$work/draws.csv"

echo
echo "Bands, from summary.csv:"
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    { print "  " $column["metric"] ": " $column["p5"] " to " $column["p95"] " " $column["unit"] }' \
    "$work/summary.csv"
echo "Draws, from draws.csv: $(($(wc -l <"$work/draws.csv") - 1))"
