//! Real accounts: which profiles are watched where, and the engine that watches them.

use super::{Place, Running, Started, carry, kept};
use crate::accounts::{Accounts, Watching, wanted};
use crate::system_clock::SystemClock;
use emr_monitor_aws::{AwsSources, Discovery, discover};
use emr_monitor_core::api::wire::{Mode, Note};
use emr_monitor_core::clock::Clock;
use emr_monitor_core::engine::{Engine, EngineSetup, WatchSetup};
use emr_monitor_core::notices::Notices;
use emr_monitor_core::settings::Settings;
use std::sync::Arc;

/// What the computer has to watch.
#[derive(Default)]
pub(super) struct Found {
    /// The settings.
    pub(super) settings: Settings,
    /// What is wrong with them.
    pub(super) settings_notes: Vec<Note>,
    /// The profiles.
    pub(super) discovery: Discovery,
    /// What else the user should know.
    pub(super) other_notes: Vec<Note>,
    /// What to watch; nothing: the demo opens.
    pub(super) watches: Vec<WatchSetup>,
}

/// Reads the settings and the AWS files.
pub(super) async fn look(place: &Place) -> Found {
    let (settings, settings_notes) = place.settings_file().map(|file| file.read()).unwrap_or_default();
    let discovery = discover(&place.surroundings).await;
    let kept = settings.profiles.iter().filter(|set| set.in_keyring).map(|set| set.name.clone());
    place.keys.are_of(kept);
    let watches = wanted(&settings, &discovery);
    Found { settings, settings_notes, discovery, other_notes: Vec::new(), watches }
}

/// Starts the engine on what was found.
pub(super) async fn start(found: Found, place: Place, notices: Option<Arc<dyn Notices>>) -> Started {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let (folder, mut notes) = match &place.folders {
        Some(folders) => carry::to_its_place(folders, &found.settings).await,
        None => (None, Vec::new()),
    };
    let kept = kept::open(folder.clone(), clock.now()).await;
    notes.extend(kept.notes);
    let sources = AwsSources::new(place.surroundings.clone()).with_key_store(Arc::new(place.keys.clone()));
    let engine = Engine::start(EngineSetup {
        clock: Arc::clone(&clock),
        archive: kept.archive,
        archive_trouble: kept.trouble,
        sources: Arc::new(sources),
        watches: found.watches.clone(),
        share: found.settings.share,
        retention_days: found.settings.retention_days,
        mode: Mode::Live,
        notes: Vec::new(),
        notices,
    })
    .await;
    let found = Found { other_notes: notes, ..found };
    let given = place.given(Watching::Live, engine.api(), found, folder.clone());
    let accounts = Accounts::new(given);
    accounts.begin().await;
    Started::new(Running { engine, sim: None }, clock, accounts, folder)
}
