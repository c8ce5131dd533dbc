//! A connection on a thread of its own, so that no async thread ever waits for the disk.

use crate::failure;
use emr_monitor_core::archive::ArchiveError;
use rusqlite::Connection;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use tokio::sync::{mpsc, oneshot};

/// Requests that may wait. When all places are taken the asker waits for one; nothing is dropped.
const PLACES: usize = 64;

type Work = Box<dyn FnOnce(&mut Connection) + Send>;

enum Message {
    Work(Work),
    End(oneshot::Sender<Result<(), ArchiveError>>),
}

/// The asking end. Dropped, it lets the thread finish what was asked and end, without waiting for it.
#[derive(Debug)]
pub(crate) struct ConnectionThread {
    door: mpsc::Sender<Message>,
    path: PathBuf,
}

impl ConnectionThread {
    /// Starts the thread. `held` is let go after the connection has closed.
    pub(crate) fn start<H: Send + 'static>(
        name: &str,
        path: &Path,
        connection: Connection,
        held: H,
    ) -> io::Result<ConnectionThread> {
        let (door, messages) = mpsc::channel(PLACES);
        let of = path.to_owned();
        thread::Builder::new().name(name.to_owned()).spawn(move || serve(connection, messages, held, &of))?;
        Ok(ConnectionThread { door, path: path.to_owned() })
    }

    /// Has the thread do one piece of work and brings its result. Work is done in the order of the first polls, and is done
    /// even if the asker goes away meanwhile.
    pub(crate) async fn run<T, F>(&self, work: F) -> Result<T, ArchiveError>
    where
        F: FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let path = self.path.clone();
        let work = Box::new(move |connection: &mut Connection| {
            // A fault in one piece of work must not end the keeping of all that follows; its transaction was rolled back.
            let told = match catch_unwind(AssertUnwindSafe(|| work(connection))) {
                Ok(result) => result.map_err(|error| failure::told(&error, &path)),
                Err(_) => Err(failure::disk(&path, "a fault inside EMR Monitor stopped the work")),
            };
            // The asker may have gone; the work is done all the same.
            drop(answer.send(told));
        });
        self.door.send(Message::Work(work)).await.map_err(|_| ArchiveError::Closed)?;
        answered.await.unwrap_or(Err(ArchiveError::Closed))
    }

    /// Takes no more work, does what was asked before, and closes the connection.
    pub(crate) async fn end(&self) -> Result<(), ArchiveError> {
        let (answer, answered) = oneshot::channel();
        self.door.send(Message::End(answer)).await.map_err(|_| ArchiveError::Closed)?;
        answered.await.unwrap_or(Err(ArchiveError::Closed))
    }
}

fn serve<H>(mut connection: Connection, mut messages: mpsc::Receiver<Message>, held: H, path: &Path) {
    let mut asked = None;
    while let Some(message) = messages.blocking_recv() {
        match message {
            Message::Work(work) => work(&mut connection),
            Message::End(answer) => {
                messages.close();
                asked.get_or_insert(answer);
            }
        }
    }
    let closed = connection.close().map_err(|(_, error)| failure::told(&error, path));
    drop(held);
    match (asked, closed) {
        (Some(answer), closed) => drop(answer.send(closed)),
        (None, Err(error)) => tracing::warn!(%error, "the archive did not close in order"),
        (None, Ok(())) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn started() -> ConnectionThread {
        let connection = Connection::open_in_memory().unwrap();
        ConnectionThread::start("test", Path::new("memory"), connection, ()).unwrap()
    }

    #[tokio::test]
    async fn a_fault_in_one_piece_of_work_is_told_and_the_next_is_done() {
        let thread = started();
        let told = thread.run::<(), _>(|_| panic!("on purpose")).await;
        assert!(matches!(told, Err(ArchiveError::Disk { .. })), "the asker hears of it");
        let one: i64 = thread.run(|c| c.query_row("SELECT 1", [], |row| row.get(0))).await.unwrap();
        assert_eq!(one, 1, "the thread lives on");
    }

    #[tokio::test]
    async fn what_was_asked_before_the_end_is_done_and_what_comes_after_is_refused() {
        let thread = started();
        let before = thread.run(|c| c.execute_batch("CREATE TABLE a (b)"));
        let (before, end) = tokio::join!(before, thread.end());
        assert_eq!((before, end), (Ok(()), Ok(())));
        assert_eq!(thread.run(|_| Ok(())).await, Err(ArchiveError::Closed));
        assert_eq!(thread.end().await, Err(ArchiveError::Closed));
    }
}
