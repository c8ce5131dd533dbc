//! The archive as the engine sees it.

use crate::connection_thread::ConnectionThread;
use crate::owner::Owner;
use crate::table::change_log::Logged;
use crate::{connection, failure, load, place, schema, write};
use emr_monitor_core::alert::Alert;
use emr_monitor_core::archive::{Ages, Archive, ArchiveError, Draft, Loaded};
use emr_monitor_core::model::{Cluster, ClusterId, ClusterKey, Scope, Step, Watch};
use emr_monitor_core::time::At;
use futures::future::BoxFuture;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The archive in an SQLite file. Owns the file for writing until [`Archive::close`] has answered or the process ends.
///
/// Dropped without `close`, it finishes in the background what was asked; who wants to open the same folder again closes first.
#[derive(Debug)]
pub struct SqliteArchive {
    writer: ConnectionThread,
    reader: ConnectionThread,
    path: PathBuf,
    /// What was read before it was asked for.
    preloaded: Mutex<Option<Loaded>>,
}

impl SqliteArchive {
    /// Opens the archive of a folder, making both when they are missing, and brings an older file up to this version. The
    /// folder is made for its owner alone (mode 700 on Unix), as is the file (600). Waits for the disk; for the start.
    ///
    /// # Errors
    /// - [`ArchiveError::Newer`]: a newer version wrote it; the file is left as it is.
    /// - [`ArchiveError::Locked`]: another process has it open.
    /// - [`ArchiveError::Corrupt`]: it is not a sound archive; see [`crate::set_aside`].
    /// - [`ArchiveError::Disk`]: the folder or file cannot be made, read or written.
    pub fn open(folder: &Path) -> Result<SqliteArchive, ArchiveError> {
        let path = Self::in_folder(folder);
        let disk = |error: std::io::Error| failure::disk(&path, &error.to_string());
        let sql = |error: rusqlite::Error| failure::told(&error, &path);
        place::make_folder(folder).map_err(disk)?;
        let owner = Owner::take(&path)?;
        drop(place::make_file(&path).map_err(disk)?);
        // A connection that cannot write looks first, so that a newer file stays as it is to the byte.
        let probe = connection::open_for_reading(&path).map_err(sql)?;
        schema::refuse_newer(&probe, &path)?;
        drop(probe);
        let mut writing = connection::open_for_writing(&path).map_err(sql)?;
        schema::bring_up(&mut writing, &path, &schema::versions())?;
        let reading = connection::open_for_reading(&path).map_err(sql)?;
        Ok(SqliteArchive {
            writer: ConnectionThread::start("archive-writer", &path, writing, owner).map_err(disk)?,
            reader: ConnectionThread::start("archive-reader", &path, reading, ()).map_err(disk)?,
            path,
            preloaded: Mutex::default(),
        })
    }

    /// Reads what the next [`Archive::load`] will ask for, which is then answered at once.
    ///
    /// # Errors
    /// As any reading.
    pub(crate) async fn preload(&self, ended_after: At) -> Result<(), ArchiveError> {
        let loaded = self.load(ended_after).await?;
        *self.preloaded.lock().unwrap_or_else(PoisonError::into_inner) = Some(loaded);
        Ok(())
    }

    /// Where the archive of a folder lies, whether or not it exists.
    #[must_use]
    pub fn in_folder(folder: &Path) -> PathBuf {
        place::file_in(folder)
    }

    /// What the change log says of one cluster, oldest first.
    ///
    /// # Errors
    /// As any reading.
    pub async fn log(&self, scope: Scope, cluster: ClusterId) -> Result<Vec<Logged>, ArchiveError> {
        self.reader.run(move |reading| load::log(reading, &scope, &cluster)).await
    }

    /// Reads the whole file and holds it against SQLite's own rules (`PRAGMA integrity_check`); takes seconds on a large one.
    ///
    /// # Errors
    /// [`ArchiveError::Corrupt`] with the first thing found; else as any reading.
    pub async fn check(&self) -> Result<(), ArchiveError> {
        let found = self
            .reader
            .run(|reading| reading.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0)));
        match found.await? {
            sound if sound == "ok" => Ok(()),
            message => Err(ArchiveError::Corrupt { path: self.path.display().to_string(), message }),
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Archive for SqliteArchive {
    fn load(&self, ended_after: At) -> BoxFuture<'_, Result<Loaded, ArchiveError>> {
        Box::pin(async move {
            let preloaded = self.preloaded.lock().unwrap_or_else(PoisonError::into_inner).take();
            match preloaded {
                Some(loaded) => Ok(loaded),
                None => self.reader.run(move |reading| load::load(reading, ended_after)).await,
            }
        })
    }

    fn append(&self, draft: Draft) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(self.writer.run(move |writing| write::append(writing, &draft)))
    }

    fn note_ages(&self, ages: Ages) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(self.writer.run(move |writing| write::note_ages(writing, &ages)))
    }

    fn note_way(&self, watch: Watch, scope: Scope) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(self.writer.run(move |writing| write::note_way(writing, &watch, &scope)))
    }

    fn keep_alerts(&self, alerts: Vec<Alert>) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(self.writer.run(move |writing| write::keep_alerts(writing, &alerts)))
    }

    fn note_begun(&self, scope: Scope, at: At) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(self.writer.run(move |writing| write::note_begun(writing, &scope, at)))
    }

    fn note_paused(&self, since: Option<At>) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(self.writer.run(move |writing| write::note_paused(writing, since)))
    }

    fn note_watched(&self, clusters: Vec<(ClusterKey, bool)>) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(self.writer.run(move |writing| write::note_watched(writing, &clusters)))
    }

    fn steps(&self, scope: Scope, cluster: ClusterId) -> BoxFuture<'_, Result<Vec<Step>, ArchiveError>> {
        Box::pin(self.reader.run(move |reading| load::steps(reading, &scope, &cluster)))
    }

    fn ended_between(
        &self,
        from: At,
        to: At,
        most: usize,
    ) -> BoxFuture<'_, Result<Vec<(Scope, Cluster)>, ArchiveError>> {
        Box::pin(self.reader.run(move |reading| load::ended_between(reading, (from, to), most)))
    }

    fn forget(&self, before: At) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(self.writer.run(move |writing| write::forget(writing, before)))
    }

    fn close(&self) -> BoxFuture<'_, Result<(), ArchiveError>> {
        Box::pin(async {
            // The reader first: the last connection to close empties the write-ahead log, and only the writer can.
            let reader = self.reader.end().await;
            self.writer.end().await.and(reader)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use emr_monitor_core::change::Change;
    use emr_monitor_core::model::{Account, Region};

    fn batch(seq: u64, changes: usize) -> Draft {
        let cluster = ClusterId::new("j-1");
        Draft {
            seq,
            scope: Scope { account: Account::Known("111122223333".into()), region: Region::new("eu-west-1") },
            at: At(1),
            changes: vec![Change::ClusterUpdated { cluster }; changes],
            clusters: Vec::new(),
            steps: Vec::new(),
            alerts: Vec::new(),
        }
    }

    async fn limit_pages(archive: &SqliteArchive, pages: i64) {
        let limited = move |c: &mut rusqlite::Connection| {
            c.pragma_update_and_check(None, "max_page_count", pages, |row| row.get::<_, i64>(0))
        };
        archive.writer.run(limited).await.unwrap();
    }

    async fn refuse_writes(archive: &SqliteArchive, refuse: bool) {
        archive.writer.run(move |c| c.pragma_update(None, "query_only", refuse)).await.unwrap();
    }

    #[tokio::test]
    async fn an_archive_that_becomes_read_only_is_told_and_keeping_goes_on_when_it_can_be_written_again() {
        let root = tempfile::tempdir().unwrap();
        let archive = SqliteArchive::open(root.path()).unwrap();
        archive.append(batch(1, 1)).await.unwrap();
        refuse_writes(&archive, true).await;
        let refused = archive.append(batch(2, 1)).await;
        assert!(matches!(refused, Err(ArchiveError::Disk { .. })), "{refused:?}");
        assert_eq!(archive.load(At(0)).await.unwrap().seq, 1, "reading goes on");
        refuse_writes(&archive, false).await;
        archive.append(batch(2, 1)).await.unwrap();
        assert_eq!(archive.load(At(0)).await.unwrap().seq, 2);
    }

    #[tokio::test]
    async fn a_full_disk_is_told_and_keeping_goes_on_when_there_is_room_again() {
        let root = tempfile::tempdir().unwrap();
        let archive = SqliteArchive::open(root.path()).unwrap();
        archive.append(batch(1, 1)).await.unwrap();
        limit_pages(&archive, 1).await;
        let full = archive.append(batch(2, 5_000)).await;
        assert!(matches!(full, Err(ArchiveError::Disk { .. })), "{full:?}");
        assert_eq!(
            archive.load(At(0)).await.unwrap().seq,
            1,
            "reading goes on, and no part of the batch is there"
        );
        limit_pages(&archive, 1_000_000).await;
        archive.append(batch(2, 5_000)).await.unwrap();
        assert_eq!(archive.load(At(0)).await.unwrap().seq, 2);
    }
}
