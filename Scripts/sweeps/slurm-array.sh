#!/bin/sh
# A sweep as a Slurm job array: each task solves one part of the draws, and a task that was killed goes
# on where it was when the array is submitted again. The parts and the merged file depend on nothing but
# the sweep: not on the number of tasks, on their order or on how often they were killed.
#
#     sbatch --array=1-16 Scripts/sweeps/slurm-array.sh SWEEP.yaml FOLDER
#     sbatch --dependency=afterok:JOB --wrap 'chokepoint sweep merge FOLDER/part-*.draws -o FOLDER/all.draws'
#
# Without Slurm, the same parts with GNU parallel, and then merged:
#
#     seq 16 | parallel chokepoint sweep SWEEP.yaml --shard {}/16 --store FOLDER/part-{}.draws \
#         --resume --threads 1 --quiet -o FOLDER/part-{}.txt
#     chokepoint sweep merge FOLDER/part-*.draws -o FOLDER/all.draws
#     chokepoint sweep report FOLDER/all.draws
#
#SBATCH --job-name=chokepoint
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
#SBATCH --time=04:00:00
#SBATCH --signal=INT@120
#SBATCH --requeue
set -eu
sweep=$1
folder=$2
part=${SLURM_ARRAY_TASK_ID:?run this with sbatch --array=1-N}
parts=${SLURM_ARRAY_TASK_COUNT:?run this with sbatch --array=1-N}
mkdir -p "$folder"
exec "${CHOKEPOINT:-chokepoint}" sweep "$sweep" --shard "$part/$parts" \
    --store "$folder/part-$part.draws" --resume \
    --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet -o "$folder/part-$part.txt"
