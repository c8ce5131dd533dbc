//! Killed with -9 in the middle of its work.

use crate::fixtures::{NEVER, alert, cluster, draft, raw, reloaded, scope, step};
use crate::other_process::{OtherProcess, given_folder, say};
use emr_monitor_core::alert::Phase;
use emr_monitor_core::archive::{Archive, Draft, Kept, Loaded};
use emr_monitor_core::model::{Cluster, ClusterId};
use emr_monitor_store::SqliteArchive;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const ROUNDS: usize = 12;

/// Batch `seq`, the same in every process: one of 5 clusters and 3 of its steps, now small, now over many pages; an alert, and
/// the one before it told.
fn batch(seq: u64) -> Draft {
    let of = format!("j-{}", seq % 5);
    let now = i64::try_from(seq).unwrap();
    let steps: Vec<_> = (0..3)
        .map(|n| {
            let mut step = step(&format!("s-{}", (seq + n) % 7), "RUNNING", now);
            Arc::make_mut(&mut step.told).args =
                ["x".repeat(usize::try_from(seq % 8 * 3_000).unwrap())].into_iter().collect();
            (of.as_str(), step)
        })
        .collect();
    let mut batch = draft(seq, &scope("111122223333"), &[cluster(&of, "RUNNING", now)], &steps);
    batch.alerts.extend([
        alert(&format!("s-{}", now - 1), Phase::Told, now - 1),
        alert(&format!("s-{now}"), Phase::Due, now),
    ]);
    batch
}

/// What must be there after the batches up to `seq`, all of each.
fn after(seq: u64) -> Loaded {
    let mut clusters: BTreeMap<ClusterId, Cluster> = BTreeMap::new();
    for batch in (1..=seq).map(batch) {
        for kept in batch.clusters {
            let steps = clusters.remove(kept.id()).map(|before| before.steps).unwrap_or_default();
            clusters.insert(kept.id().clone(), Cluster { steps, ..Arc::unwrap_or_clone(kept) });
        }
        for (of, step) in batch.steps {
            Arc::make_mut(&mut clusters.get_mut(&of).unwrap().steps).insert(step);
        }
    }
    let kept = Kept {
        scope: scope("111122223333"),
        heartbeat: None,
        begun: None,
        clusters: clusters.into_values().collect(),
    };
    if seq == 0 {
        return Loaded::default();
    }
    // An alert is there if and only if its batch is, as due, and as told if and only if the next one is.
    let now = i64::try_from(seq).unwrap();
    let told = (0..now).rev().map(|n| alert(&format!("s-{n}"), Phase::Told, n));
    let alerts = [alert(&format!("s-{now}"), Phase::Due, now)].into_iter().chain(told).collect();
    Loaded { seq, scopes: vec![kept], alerts, ..Loaded::default() }
}

async fn keep_batches_for_ever(folder: &Path) {
    let archive = SqliteArchive::open(folder).unwrap();
    let mut seq = archive.load(NEVER).await.unwrap().seq;
    loop {
        seq += 1;
        say(&format!("begin {seq}"));
        archive.append(batch(seq)).await.unwrap();
        say(&format!("kept {seq}"));
    }
}

fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

fn number_after(word: &str, line: &str) -> Option<u64> {
    line.strip_prefix(word)?.trim().parse().ok()
}

#[tokio::test]
async fn a_kill_at_any_moment_leaves_a_sound_file_with_whole_batches_and_none_that_was_answered_for_lost() {
    if let Some(folder) = given_folder() {
        return keep_batches_for_ever(&folder).await;
    }
    let root = tempfile::tempdir().unwrap();
    let name = "crash::a_kill_at_any_moment_leaves_a_sound_file_with_whole_batches_and_none_that_was_answered_for_lost";
    let mut kept_before = 0;
    for round in 0..ROUNDS {
        let mut other = OtherProcess::start(&[], name, root.path());
        let (batches, wait) = (1 + random() % 10, Duration::from_micros(random() % 4_000));
        let mut said = Vec::new();
        while said.last() != Some(&format!("begin {}", kept_before + batches)) {
            said.push(other.hear().unwrap());
        }
        // Into the middle of that append, at no moment in particular.
        let begun = Instant::now();
        while begun.elapsed() < wait {
            std::hint::spin_loop();
        }
        said.extend(other.kill());
        let answered = said.iter().filter_map(|line| number_after("kept", line)).max().unwrap_or(kept_before);

        check_sound(root.path());
        let loaded = reloaded(root.path(), NEVER).await;
        let told = format!("round {round}, {batches} batches, {wait:?}");
        assert!(answered <= loaded.seq, "{told}: {answered} was answered for, {} is there", loaded.seq);
        assert!(loaded.seq <= answered + 1, "{told}: one batch at a time was under way");
        check_log(root.path(), loaded.seq);
        assert_eq!(loaded, after(loaded.seq), "{told}: exactly the batches up to {}", loaded.seq);
        kept_before = loaded.seq;
    }
}

fn check_sound(folder: &Path) {
    let sound: String = raw(folder).query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
}

fn check_log(folder: &Path, seq: u64) {
    let file = raw(folder);
    let mut statement =
        file.prepare("SELECT seq, count(*) FROM change_log GROUP BY seq ORDER BY seq").unwrap();
    let lengths: Vec<(i64, i64)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    let whole: Vec<(i64, i64)> = (1..=i64::try_from(seq).unwrap()).map(|seq| (seq, 4)).collect();
    assert_eq!(lengths, whole, "each batch with all its 4 changes, and no gap");
}
