//! Real accounts: which profiles are watched where, and the engine that watches them.

use super::{Started, kept};
use crate::folders::Folders;
use crate::region_choice::RegionChoice;
use crate::settings_file::SettingsFile;
use crate::system_clock::SystemClock;
use emr_monitor_aws::{AwsSources, Discovery, FileProblem, Surroundings, discover};
use emr_monitor_core::api::wire::{Mode, Note, NoteLevel};
use emr_monitor_core::clock::Clock;
use emr_monitor_core::engine::{Engine, EngineSetup, WatchSetup};
use emr_monitor_core::model::ProfileName;
use emr_monitor_core::notices::Notices;
use emr_monitor_core::settings::Settings;
use std::sync::Arc;

/// What the computer has to watch.
pub(super) struct Found {
    /// The share of AWS's quotas, by the settings.
    share: f64,
    /// What to watch; nothing: the demo opens.
    pub(super) watches: Vec<WatchSetup>,
    /// What the user should know about the files.
    pub(super) notes: Vec<Note>,
}

/// Reads the settings and the AWS files.
pub(super) async fn look(folders: Option<&Folders>, surroundings: &Surroundings) -> Found {
    let file = folders.map(|folders| SettingsFile::at(folders.settings()));
    let (settings, mut notes) = file.map(|file| file.read()).unwrap_or_default();
    let discovery = discover(surroundings).await;
    notes.extend(discovery.problems.iter().map(problem_note));
    let watches = watches(&settings, &discovery);
    if watches.is_empty() && !discovery.profiles.is_empty() {
        notes.push(unwatched_note(&discovery));
    }
    Found { share: settings.share, watches, notes }
}

/// The settings' watches in their order, then the profile a person means, unless the settings name it.
fn watches(settings: &Settings, discovery: &Discovery) -> Vec<WatchSetup> {
    let own_region =
        |name: &ProfileName| discovery.profiles.iter().find(|profile| profile.name == *name)?.region.clone();
    let mut watches: Vec<WatchSetup> = Vec::new();
    for watch in &settings.watches {
        let region = watch.region.clone().or_else(|| own_region(&watch.profile));
        let known = |kept: &WatchSetup| kept.profile == watch.profile && kept.region == region;
        if !watches.iter().any(known) {
            watches.push(WatchSetup { profile: watch.profile.clone(), region });
        }
    }
    if let Some(meant) = discovery.preferred_profile()
        && !watches.iter().any(|watch| watch.profile == meant.name)
    {
        watches.push(WatchSetup { profile: meant.name.clone(), region: meant.region.clone() });
    }
    watches
}

fn problem_note(problem: &FileProblem) -> Note {
    let line = problem.line.map_or_else(String::new, |line| format!(":{line}"));
    Note {
        id: format!("aws-file.{}{line}", problem.file.display()),
        level: NoteLevel::Warning,
        title: problem.message.clone(),
        body: problem_place(problem),
    }
}

fn problem_place(problem: &FileProblem) -> String {
    let line = problem.line.map_or_else(String::new, |line| format!(", line {line}"));
    format!("{}{line}: {}", problem.file.display(), problem.remedy)
}

fn unwatched_note(discovery: &Discovery) -> Note {
    let names: Vec<&str> = discovery.profiles.iter().map(|profile| profile.name.as_str()).collect();
    Note {
        id: "profiles.unwatched".to_owned(),
        level: NoteLevel::Info,
        title: "No AWS profile is chosen".to_owned(),
        body: format!(
            "Found: {}. To watch one, set AWS_PROFILE to its name and start EMR Monitor again.",
            names.join(", ")
        ),
    }
}

/// Starts the engine on what was found.
pub(super) async fn start(
    found: Found,
    folders: Option<&Folders>,
    surroundings: Surroundings,
    notices: Option<Arc<dyn Notices>>,
) -> Started {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let kept = kept::open(folders.map(Folders::archive), clock.now()).await;
    let mut notes = found.notes;
    notes.extend(kept.notes);
    let engine = Engine::start(EngineSetup {
        clock: Arc::clone(&clock),
        archive: kept.archive,
        archive_trouble: kept.trouble,
        sources: Arc::new(AwsSources::new(surroundings)),
        watches: found.watches,
        share: found.share,
        mode: Mode::Live,
        notes,
        notices,
    })
    .await;
    let choice = match folders {
        Some(folders) => RegionChoice::Kept(SettingsFile::at(folders.settings())),
        None => RegionChoice::Homeless,
    };
    Started::new(engine, clock, None, choice)
}
