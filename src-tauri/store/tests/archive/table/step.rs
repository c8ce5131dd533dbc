//! `step`.

use crate::fixtures::{NEVER, cluster, draft, raw, reloaded, scope, step, with_steps};
use emr_monitor_core::archive::Archive;
use emr_monitor_core::model::ClusterId;
use emr_monitor_store::SqliteArchive;

#[tokio::test]
async fn steps_come_with_their_cluster_and_alone_in_the_order_they_were_submitted() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let scope = scope("111122223333");
    let owner = cluster("j-1", "RUNNING", 5);
    let (first, second) = (step("s-9", "RUNNING", 1), step("s-1", "PENDING", 2));
    let steps = [("j-1", second.clone()), ("j-1", first.clone()), ("j-2", step("s-5", "PENDING", 1))];
    archive.append(draft(1, &scope, std::slice::from_ref(&owner), &steps)).await.unwrap();

    let alone = archive.steps(scope.clone(), ClusterId::new("j-1")).await.unwrap();
    assert_eq!(alone, [first.clone(), second.clone()]);
    assert_eq!(archive.steps(scope.clone(), ClusterId::new("j-none")).await.unwrap(), []);
    let loaded = archive.load(NEVER).await.unwrap();
    assert_eq!(loaded.scopes[0].clusters, [with_steps(owner.clone(), &[first.clone(), second])]);

    let done = step("s-1", "COMPLETED", 2);
    archive.append(draft(2, &scope, &[], &[("j-1", done.clone())])).await.unwrap();
    archive.close().await.unwrap();
    let loaded = reloaded(root.path(), NEVER).await;
    assert_eq!(loaded.scopes[0].clusters, [with_steps(owner, &[first, done])], "as it last stood");
}

#[tokio::test]
async fn a_step_that_cannot_be_read_is_left_out_and_the_rest_no_longer_counts_as_whole() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let mut owner = cluster("j-1", "RUNNING", 5);
    owner.steps_read.whole = true;
    let steps = [("j-1", step("s-1", "RUNNING", 1)), ("j-1", step("s-2", "PENDING", 2))];
    archive.append(draft(1, &scope("111122223333"), &[owner.clone()], &steps)).await.unwrap();
    archive.close().await.unwrap();
    raw(root.path()).execute_batch("UPDATE step SET body = '{\"told\":' WHERE id = 's-1'").unwrap();

    let loaded = reloaded(root.path(), NEVER).await;
    owner.steps_read.whole = false;
    assert_eq!(loaded.scopes[0].clusters, [with_steps(owner, &[step("s-2", "PENDING", 2)])]);
}
