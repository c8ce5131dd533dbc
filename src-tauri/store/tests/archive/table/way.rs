//! `way`.

use crate::fixtures::{NEVER, cluster, draft, reloaded, scope};
use emr_monitor_core::archive::Archive;
use emr_monitor_core::model::{ProfileName, Region, Watch};
use emr_monitor_store::SqliteArchive;

fn watch(profile: &str, region: &str) -> Watch {
    Watch { profile: ProfileName::new(profile), region: Region::new(region) }
}

#[tokio::test]
async fn the_last_word_on_where_a_watch_leads_counts() {
    let root = tempfile::tempdir().unwrap();
    let archive = SqliteArchive::open(root.path()).unwrap();
    let (first, second) = (scope("111122223333"), scope("444455556666"));
    archive.append(draft(1, &first, &[cluster("j-1", "RUNNING", 5)], &[])).await.unwrap();
    let ways = [
        (watch("risk", "eu-west-1"), &first),
        (watch("risk", "us-east-2"), &first),
        (watch("'; --", "eu-west-1"), &second),
        (watch("risk", "eu-west-1"), &second),
    ];
    for (watch, scope) in ways {
        archive.note_way(watch, scope.clone()).await.unwrap();
    }
    archive.close().await.unwrap();

    let loaded = reloaded(root.path(), NEVER).await;
    let expected = [
        (watch("'; --", "eu-west-1"), second.clone()),
        (watch("risk", "eu-west-1"), second),
        (watch("risk", "us-east-2"), first.clone()),
    ];
    assert_eq!(loaded.ways, expected);
    let of_first = loaded.scopes.iter().find(|kept| kept.scope == first).unwrap();
    assert_eq!(of_first.clusters.len(), 1, "what was kept of a scope stays");
}
