//! What helps to see how the app is: its own sizes, the system it runs on, the end of its log, and the bundle that takes all of it
//! to somebody else.

mod log_tail;
mod memory;
mod save;
mod system;

pub(crate) use log_tail::LogTail;
pub(crate) use save::save;

use emr_monitor_core::api::{Api, AppFacts};
use emr_monitor_store::SqliteArchive;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Sizes are looked up this often, while somebody looks: adding up a process's pages takes milliseconds.
const EVERY: Duration = Duration::from_secs(5);
/// What SQLite keeps beside its file.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

/// Tells the window the app's own sizes as long as somebody looks; `archive` is the folder of the archive in use.
pub(crate) async fn tell_facts(api: Api, archive: Option<PathBuf>) {
    let mut looked_at = api.health_looked_at();
    while looked_at.wait_for(|looked_at| *looked_at).await.is_ok() {
        let folder = archive.clone();
        let looking = tokio::task::spawn_blocking(move || facts(folder.as_deref()));
        if let Ok(facts) = looking.await {
            api.set_app_facts(facts).await;
        }
        // Nobody looking any more is seen at once, so that the next look begins with fresh sizes.
        let unseen = looked_at.wait_for(|looked_at| !looked_at);
        let _ = tokio::time::timeout(EVERY, unseen).await;
    }
}

fn facts(archive: Option<&Path>) -> AppFacts {
    let own = memory::of_app();
    AppFacts {
        system: system::facts(),
        pss: own.map(|own| own.pss),
        rss: own.map(|own| own.rss),
        window: memory::of_window(),
        archive: archive.and_then(size_of_archive),
    }
}

/// Bytes of the archive in a folder; None: there is none.
fn size_of_archive(folder: &Path) -> Option<u64> {
    let file = SqliteArchive::in_folder(folder);
    let beside = |ending: &&str| {
        let mut name = OsString::from(file.as_os_str());
        name.push(ending);
        std::fs::metadata(name).ok().map(|found| found.len())
    };
    let sizes: Vec<u64> = BESIDE.iter().filter_map(beside).collect();
    (!sizes.is_empty()).then(|| sizes.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::{facts, size_of_archive};
    use emr_monitor_store::SqliteArchive;

    #[test]
    fn the_archive_s_size_is_that_of_its_files_and_of_no_others() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(size_of_archive(folder.path()), None, "there is none yet");
        let file = SqliteArchive::in_folder(folder.path());
        std::fs::write(&file, [0; 100]).unwrap();
        std::fs::write(format!("{}-wal", file.display()), [0; 20]).unwrap();
        std::fs::write(folder.path().join("models.parquet"), [0; 4000]).unwrap();
        assert_eq!(size_of_archive(folder.path()), Some(120));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_app_s_own_memory_and_system_are_known() {
        let facts = facts(None);
        let (pss, rss) = (facts.pss.unwrap(), facts.rss.unwrap());
        assert!(1_000_000 < pss && pss <= rss, "{pss} of {rss}");
        assert!(facts.system.iter().any(|fact| fact.value.contains("Linux")), "{:?}", facts.system);
    }
}
