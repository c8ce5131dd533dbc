//! What the window is shown of accounts and settings, made from what was read.

use super::reload::kept;
use super::{Given, Seen, Watching};
use crate::kept_keys::{RingError, RingState};
use emr_monitor_aws::{Discovery, FileProblem, ProfileFound, ProfileKind};
use emr_monitor_core::api::policy;
use emr_monitor_core::api::wire::{
    AccountsView, KeyringState, KeyringView, Note, NoteLevel, ProfileKindView, ProfileRow, SettingsView,
};
use emr_monitor_core::model::ProfileName;
use emr_monitor_core::settings::{
    ProfileSetting, RETENTION_MAX, RETENTION_MIN, SHARE_DEFAULT, SHARE_MAX, SHARE_MIN, SWATCHES, Settings,
};
use emr_monitor_sim::SimProfile;
use std::path::Path;

/// Accounts, of real profiles.
pub(super) fn accounts_view(seen: &Seen, given: &Given) -> AccountsView {
    let files = given.surroundings.files();
    let paths = [files.config.as_path(), files.credentials.as_path()];
    AccountsView {
        profiles: rows(seen),
        files: paths.iter().map(|path| homely(path)).collect(),
        files_found: paths.iter().any(|path| path.exists()),
        keyring: keyring_view(seen.ring),
        policy: policy::smallest(),
        actions: policy::actions(),
        optional_actions: policy::optional(),
        fixed: false,
    }
}

/// Accounts and settings of the demo that was asked for: its own profiles, and nothing to change.
pub(crate) fn of_demo(profiles: &[SimProfile]) -> (AccountsView, SettingsView) {
    let row = |(place, profile): (usize, &SimProfile)| ProfileRow {
        name: profile.name.clone(),
        label: String::new(),
        kind: ProfileKindView::Keys,
        region: profile.regions.first().cloned().unwrap_or_default(),
        account: profile.account.clone(),
        swatch: by_place(place),
        test: None,
    };
    let accounts = AccountsView {
        profiles: profiles.iter().enumerate().map(row).collect(),
        policy: policy::smallest(),
        actions: policy::actions(),
        optional_actions: policy::optional(),
        fixed: true,
        ..AccountsView::default()
    };
    let settings = SettingsView { fixed: true, ..limits(&Settings::default()) };
    (accounts, settings)
}

/// Settings, as used now.
pub(super) fn settings_view(seen: &Seen, given: &Given) -> SettingsView {
    let shown = |path: &Path| path.display().to_string();
    let usual = given.usual_folder.as_deref().map(shown).unwrap_or_default();
    SettingsView {
        start_at_login: seen.start_at_login,
        data_folder: given.data_folder.as_deref().map(shown).unwrap_or_default(),
        data_folder_next: seen.settings.data_folder.clone().unwrap_or(usual),
        file: given.file.as_ref().map(|file| shown(file.path())).unwrap_or_default(),
        fixed: given.watching == Watching::DemoAsked,
        ..limits(&seen.settings)
    }
}

fn limits(settings: &Settings) -> SettingsView {
    SettingsView {
        appearance: settings.appearance,
        share: settings.share,
        share_min: SHARE_MIN,
        share_max: SHARE_MAX,
        share_default: SHARE_DEFAULT,
        retention_days: settings.retention_days,
        retention_min: RETENTION_MIN,
        retention_max: RETENTION_MAX,
        me: settings.me.clone(),
        owner_tags: settings.owner_tags.clone(),
        views: settings.views.clone(),
        ..SettingsView::default()
    }
}

/// Kept ones first, then those found; a kept one hides a found one of its name.
fn rows(seen: &Seen) -> Vec<ProfileRow> {
    let set = |name: &ProfileName| seen.settings.profile(name);
    let kept: Vec<ProfileName> = kept(&seen.settings).collect();
    let found = seen.discovery.profiles.iter().filter(|found| !kept.contains(&found.name));
    let kept_rows = kept.iter().filter_map(set).map(kept_row);
    let found_rows = found.map(found_row);
    kept_rows
        .chain(found_rows)
        .enumerate()
        .map(|(place, row)| {
            let name = ProfileName::new(&row.name);
            let chosen = set(&name);
            let test = seen.tests.get(&name).cloned();
            let account =
                test.as_ref().map(|test| test.account.clone()).filter(|account| !account.is_empty());
            ProfileRow {
                label: chosen.map(|set| set.label.clone()).unwrap_or_default(),
                swatch: chosen.and_then(|set| set.colour).unwrap_or_else(|| by_place(place)),
                account: account.unwrap_or(row.account),
                test,
                ..row
            }
        })
        .collect()
}

fn kept_row(set: &ProfileSetting) -> ProfileRow {
    ProfileRow {
        name: set.name.to_string(),
        label: String::new(),
        kind: ProfileKindView::Keyring,
        region: set.region.as_ref().map(ToString::to_string).unwrap_or_default(),
        account: set.account.clone().unwrap_or_default(),
        swatch: 1,
        test: None,
    }
}

fn found_row(found: &ProfileFound) -> ProfileRow {
    ProfileRow {
        name: found.name.to_string(),
        label: String::new(),
        kind: kind(found.kind),
        region: found.region.as_ref().map(ToString::to_string).unwrap_or_default(),
        account: found.account.clone().unwrap_or_default(),
        swatch: 1,
        test: None,
    }
}

fn kind(kind: ProfileKind) -> ProfileKindView {
    match kind {
        ProfileKind::Keys => ProfileKindView::Keys,
        ProfileKind::Role => ProfileKindView::Role,
        ProfileKind::Mfa => ProfileKindView::Mfa,
        ProfileKind::Sso => ProfileKindView::Sso,
        ProfileKind::Process => ProfileKindView::Process,
        ProfileKind::Login => ProfileKindView::Login,
        ProfileKind::WebIdentity => ProfileKindView::WebIdentity,
        ProfileKind::Environment => ProfileKindView::Env,
        ProfileKind::Keyring => ProfileKindView::Keyring,
    }
}

fn by_place(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(0) % SWATCHES + 1
}

fn keyring_view(ring: Option<RingState>) -> KeyringView {
    let (state, message) = match ring {
        None => (KeyringState::Unknown, String::new()),
        Some(RingState::Ready) => (KeyringState::Ready, String::new()),
        Some(RingState::Locked) => (KeyringState::Locked, RingError::Locked.to_string()),
        Some(RingState::Absent) => (KeyringState::Absent, RingError::Absent.to_string()),
    };
    KeyringView { state, message }
}

/// A path as people write it.
fn homely(path: &Path) -> String {
    let below = dirs::home_dir().and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned));
    below.map_or_else(|| path.display().to_string(), |below| format!("~/{}", below.display()))
}

/// A problem of the AWS files, as a note.
pub(super) fn problem_note(problem: &FileProblem) -> Note {
    let at = problem.line.map_or_else(String::new, |line| format!(":{line}"));
    let line = problem.line.map_or_else(String::new, |line| format!(", line {line}"));
    Note {
        id: format!("aws-file.{}{at}", problem.file.display()),
        level: NoteLevel::Warning,
        title: problem.message.clone(),
        body: format!("{}{line}: {}", problem.file.display(), problem.remedy),
    }
}

/// That there are profiles, but none that is meant.
pub(super) fn unwatched_note(discovery: &Discovery) -> Note {
    let names: Vec<&str> = discovery.profiles.iter().map(|profile| profile.name.as_str()).collect();
    Note {
        id: "profiles.unwatched".to_owned(),
        level: NoteLevel::Info,
        title: "No AWS profile is chosen".to_owned(),
        body: format!("Found: {}. Choose its Regions in Accounts.", names.join(", ")),
    }
}
