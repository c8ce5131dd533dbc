//! The samples as a plain table, one line each hour of a day.

use super::sample::Sample;
use super::verdict::Held;
use std::fmt::Write as _;

/// Samples from one line to the next.
const EACH: usize = 4;
const HOUR: f64 = 3_600_000.0;

/// The table, with what came of it beneath.
pub(super) fn of(head: &str, samples: &[Sample], held: &Held) -> String {
    let mut text =
        format!("{head}\n  hour    rss    own  clusters   steps  tasks  connections  open  archive    wal\n");
    let begun = samples.first().map_or(0.0, |sample| sample.load.at);
    for sample in samples.iter().skip(EACH - 1).step_by(EACH) {
        let Sample { load, memory, connections, open, archive, ahead } = sample;
        let line = format!(
            "{:>6.2} {:>6.1} {:>6.1} {:>9} {:>7} {:>6} {:>12} {:>5} {:>8.2} {:>6.2}",
            (load.at - begun) / HOUR,
            memory.all,
            memory.own,
            load.clusters,
            load.steps,
            load.tasks,
            connections,
            open,
            archive,
            ahead
        );
        // Writing into a string does not fail.
        let _ = writeln!(text, "{line}");
    }
    let judged = if held.judged() { "judged" } else { "too short to be judged" };
    let _ = writeln!(
        text,
        "own memory (MiB) less clusters and steps rises by {:.2} over the second half, of {:.2}: {judged}",
        held.rise, held.noise
    );
    text
}
