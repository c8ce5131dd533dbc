//! A desktop that writes down what it is asked to show. In a process that will be killed it writes to a file, each line whole and
//! before it answers, so that a kill between the two is seen.

use emr_monitor_core::notices::{Notice, NoticeTrouble, Notices, Shown};
use futures::future::BoxFuture;
use serde_json::json;
use std::io::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What was asked of the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// A notice was shown under this number.
    Shown(u32, Notice),
    /// The notice of this number was changed in place.
    Replaced(u32, Notice),
    /// The notice of this number was taken away.
    Withdrawn(u32),
}

/// How the desktop answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// It shows and replaces.
    Shows,
    /// It shows and cannot change what it shows.
    OnlyShows,
    /// There is no daemon.
    Absent,
    /// It takes a notice and never says so.
    Dumb,
}

/// What a killed process leaves behind, and where it lingers so that kills meet it.
pub struct Trail {
    /// Opened for appending.
    pub file: std::fs::File,
    /// Before and after a line is written it waits so long.
    pub linger: Duration,
    /// Told before (`asked`) and after (`kept`) each line.
    pub step: Box<dyn Fn(&str) + Send + Sync>,
}

/// The desktop.
pub struct Recorder {
    deeds: Mutex<Vec<Deed>>,
    refused: Mutex<Vec<Notice>>,
    mood: Mutex<Mood>,
    trail: Option<Trail>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Recorder {
    /// A desktop that answers so.
    #[must_use]
    pub fn new(mood: Mood) -> Arc<Self> {
        Arc::new(Self {
            deeds: Mutex::default(),
            refused: Mutex::default(),
            mood: Mutex::new(mood),
            trail: None,
        })
    }

    /// One that shows, and leaves a trail.
    #[must_use]
    pub fn trailing(trail: Trail) -> Arc<Self> {
        let mood = Mutex::new(Mood::Shows);
        Arc::new(Self { deeds: Mutex::default(), refused: Mutex::default(), mood, trail: Some(trail) })
    }

    /// Answers so from now on.
    pub fn turns(&self, mood: Mood) {
        *locked(&self.mood) = mood;
    }

    /// All that was asked of it and done, in order.
    #[must_use]
    pub fn deeds(&self) -> Vec<Deed> {
        locked(&self.deeds).clone()
    }

    /// The notices that were shown, in order.
    #[must_use]
    pub fn shown(&self) -> Vec<Notice> {
        let shown = |deed| match deed {
            Deed::Shown(_, notice) => Some(notice),
            Deed::Replaced(..) | Deed::Withdrawn(_) => None,
        };
        self.deeds().into_iter().filter_map(shown).collect()
    }

    /// The titles of the notices that were shown, in order.
    #[must_use]
    pub fn titles(&self) -> Vec<String> {
        self.shown().into_iter().map(|notice| notice.title).collect()
    }

    /// The notices that it was asked for while absent or dumb.
    #[must_use]
    pub fn refused(&self) -> Vec<Notice> {
        locked(&self.refused).clone()
    }

    async fn leave(&self, deed: &Deed) {
        let Some(trail) = &self.trail else { return };
        (trail.step)("asked");
        tokio::time::sleep(trail.linger).await;
        let line = match deed {
            Deed::Shown(id, notice) => line("show", *id, Some(notice)),
            Deed::Replaced(id, notice) => line("replace", *id, Some(notice)),
            Deed::Withdrawn(id) => line("withdraw", *id, None),
        };
        // One write: a kill leaves the whole line or none of it.
        if let Err(trouble) = (&trail.file).write_all(line.as_bytes()) {
            eprintln!("a notice left no trail: {trouble}");
        }
        (trail.step)("kept");
        tokio::time::sleep(trail.linger).await;
    }

    fn number(&self) -> u32 {
        let shown = locked(&self.deeds).iter().filter(|deed| matches!(deed, Deed::Shown(..))).count();
        u32::try_from(shown + 1).unwrap_or(u32::MAX)
    }

    fn refuse(&self, notice: Notice, trouble: NoticeTrouble) -> Result<Shown, NoticeTrouble> {
        locked(&self.refused).push(notice);
        Err(trouble)
    }
}

fn line(deed: &str, id: u32, notice: Option<&Notice>) -> String {
    let alert = notice.and_then(|notice| notice.alert.as_ref()).map(ToString::to_string);
    let title = notice.map(|notice| &notice.title);
    format!("{}\n", json!({"did": deed, "id": id, "alert": alert, "title": title}))
}

impl Notices for Recorder {
    fn show(&self, notice: Notice) -> BoxFuture<'_, Result<Shown, NoticeTrouble>> {
        Box::pin(async move {
            let mood = *locked(&self.mood);
            match mood {
                Mood::Absent => return self.refuse(notice, NoticeTrouble::NotShown("no daemon".to_owned())),
                Mood::Dumb => return self.refuse(notice, NoticeTrouble::NotKnown("no answer".to_owned())),
                Mood::Shows | Mood::OnlyShows => {}
            }
            let id = self.number();
            let deed = Deed::Shown(id, notice);
            self.leave(&deed).await;
            locked(&self.deeds).push(deed);
            Ok(Shown(id))
        })
    }

    fn replace(&self, Shown(id): Shown, notice: Notice) -> BoxFuture<'_, Result<bool, NoticeTrouble>> {
        Box::pin(async move {
            if *locked(&self.mood) != Mood::Shows {
                return Ok(false);
            }
            let deed = Deed::Replaced(id, notice);
            self.leave(&deed).await;
            locked(&self.deeds).push(deed);
            Ok(true)
        })
    }

    fn withdraw(&self, Shown(id): Shown) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let deed = Deed::Withdrawn(id);
            self.leave(&deed).await;
            locked(&self.deeds).push(deed);
        })
    }
}
