//! `scope`.

use crate::fixtures::{NEVER, cluster, draft, reloaded, scope, step};
use emr_monitor_core::archive::{Ages, Archive};
use emr_monitor_core::model::{Account, ClusterId, ProfileName, Scope};
use emr_monitor_core::time::At;
use emr_monitor_store::SqliteArchive;

#[tokio::test]
async fn two_scopes_with_the_same_cluster_id_do_not_mix() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let here = scope("111122223333");
    let elsewhere = Scope { account: Account::Unknown(ProfileName::new("111122223333")), ..here.clone() };
    let (ours, theirs) = (cluster("j-1", "RUNNING", 5), cluster("j-1", "STARTING", 9));
    let own_step = step("s-1", "PENDING", 5);
    archive.append(draft(1, &here, std::slice::from_ref(&ours), &[("j-1", own_step.clone())])).await.unwrap();
    archive.append(draft(2, &elsewhere, std::slice::from_ref(&theirs), &[])).await.unwrap();

    let steps = archive.steps(elsewhere.clone(), ClusterId::new("j-1")).await.unwrap();
    assert_eq!(steps, [], "the steps are of the other scope");
    assert_eq!(archive.steps(here.clone(), ClusterId::new("j-1")).await.unwrap(), [own_step]);
    archive.close().await.unwrap();

    let loaded = reloaded(root.path(), NEVER).await;
    let states: Vec<_> = loaded
        .scopes
        .iter()
        .map(|kept| (&kept.scope, kept.clusters[0].told.state.as_emr(), kept.clusters[0].steps.len()))
        .collect();
    assert_eq!(states, [(&here, "RUNNING", 1), (&elsewhere, "STARTING", 0)]);
}

#[tokio::test]
async fn a_scope_without_clusters_keeps_its_heartbeat_which_never_goes_back() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    for heartbeat in [None, Some(At(500)), Some(At(400)), None] {
        let scope = scope("111122223333");
        archive.note_ages(Ages { scope, heartbeat, clusters: Vec::new() }).await.unwrap();
    }
    archive.close().await.unwrap();
    let loaded = reloaded(root.path(), NEVER).await;
    assert_eq!(loaded.scopes.len(), 1, "one scope, however often it was noted");
    assert_eq!(loaded.scopes[0].heartbeat, Some(At(500)));
}

#[tokio::test]
async fn the_count_of_batches_goes_on_after_a_batch_without_changes() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    assert_eq!(archive.load(NEVER).await.unwrap().seq, 0, "a fresh archive begins at none");
    archive.append(draft(41, &scope("111122223333"), &[], &[])).await.unwrap();
    archive.append(draft(7, &scope("444455556666"), &[], &[])).await.unwrap();
    assert_eq!(archive.load(NEVER).await.unwrap().seq, 41, "the greatest, over all scopes");
}

#[tokio::test]
async fn the_first_word_on_when_a_scope_began_counts_and_touches_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let (begun_first, kept_first) = (scope("111122223333"), scope("444455556666"));
    let heartbeat =
        |scope: &Scope| Ages { scope: scope.clone(), heartbeat: Some(At(90)), clusters: Vec::new() };
    archive.note_begun(begun_first.clone(), At(50)).await.unwrap();
    archive.note_ages(heartbeat(&begun_first)).await.unwrap();
    archive.note_ages(heartbeat(&kept_first)).await.unwrap();
    assert_eq!(archive.load(NEVER).await.unwrap().scopes[1].begun, None, "a heartbeat is not a beginning");
    archive.append(draft(9, &kept_first, &[cluster("j-1", "RUNNING", 5)], &[])).await.unwrap();
    archive.note_begun(kept_first.clone(), At(60)).await.unwrap();
    for (scope, later) in [(&begun_first, 40), (&begun_first, 70), (&kept_first, 10)] {
        archive.note_begun(scope.clone(), At(later)).await.unwrap();
    }
    archive.close().await.unwrap();

    let loaded = reloaded(root.path(), NEVER).await;
    let told: Vec<_> = loaded.scopes.iter().map(|kept| (&kept.scope, kept.begun, kept.heartbeat)).collect();
    let expected = [(&begun_first, Some(At(50)), Some(At(90))), (&kept_first, Some(At(60)), Some(At(90)))];
    assert_eq!((told.as_slice(), loaded.seq), (expected.as_slice(), 9));
}
