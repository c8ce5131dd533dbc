//! What a support bundle says, in the order in which one reads it.

use super::names::Names;
use super::redact::redact;
use super::sections::Sections;
use crate::api::wire::{
    AccountsView, DesktopRow, HealthView, Mode, Note, SettingsView, StatusLine, WatchRow,
};
use crate::time::At;

/// All that goes into one, as it is: names are taken out of the text that is made of it.
#[derive(Debug)]
pub struct Bundle<'a> {
    /// The moment it was made.
    pub made: At,
    /// Real accounts or the demo.
    pub mode: &'a Mode,
    /// The settings as used now.
    pub settings: &'a SettingsView,
    /// The profiles.
    pub accounts: &'a AccountsView,
    /// What the desktop offers.
    pub desktop: &'a [DesktopRow],
    /// The watches.
    pub watches: &'a [WatchRow],
    /// The status bar.
    pub status: &'a StatusLine,
    /// How the app and its asking are.
    pub health: &'a HealthView,
    /// What the user was told about files and settings.
    pub notes: &'a [Note],
    /// The last lines of the log, oldest first.
    pub log: &'a [String],
}

impl Bundle<'_> {
    /// The text that may leave the computer.
    #[must_use]
    pub fn text(&self, names: &Names) -> String {
        redact(&self.raw(), names)
    }

    fn raw(&self) -> String {
        let mut text = Sections::begin(self.made);
        text.app(self.health, self.mode, self.made);
        text.desktop(self.desktop);
        text.settings(self.settings, self.accounts);
        text.archive(self.status, self.health);
        for watch in self.watches {
            let health = self.health.watches.iter().find(|health| health.id == watch.id);
            text.watch(watch, health);
        }
        for budget in &self.health.budgets {
            text.budget(budget);
        }
        text.notes(self.notes);
        text.log(self.log);
        text.done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::wire::{AppView, ArchiveView, Health, RestartView, TroubleView, WatchHealth};
    use crate::model::TroubleKind;

    fn status() -> StatusLine {
        StatusLine {
            refreshed: None,
            budget_free: 0.4,
            budget_tightest: "ListSteps".into(),
            calls_a_minute: 7,
            throttles: 1,
            throttled: 0,
            next_try: None,
            signed_out: 0,
            denied: 0,
            offline_since: None,
            paused_since: None,
            archive: ArchiveView {
                kept: false,
                not_kept_since: Some(1_795_420_000_000.0),
                message: Some("The archive cannot be written: no space. Check /home/samira/data.".into()),
            },
        }
    }

    fn watch() -> WatchRow {
        WatchRow {
            id: "cat-prod/eu-west-1".into(),
            profile: "cat-prod".into(),
            region: "eu-west-1".into(),
            scope: "111122223333/eu-west-1".into(),
            health: Health::Denied,
            since: None,
            last: None,
            next: None,
            live: 3,
            clusters: 5,
            trouble: Some(TroubleView {
                kind: TroubleKind::Denied,
                code: Some("AccessDeniedException".into()),
                message: "arn:aws:sts::111122223333:assumed-role/Models/kim may not list j-2KX8N4T7QWE1M"
                    .into(),
                since: 1_795_420_000_000.0,
                operation: "ListClusters".into(),
            }),
            asked_by: None,
            swatch: 1,
            label: "Cat models".into(),
        }
    }

    fn health() -> HealthView {
        let app = AppView {
            version: "0.1.0".into(),
            restarts: vec![RestartView {
                scope: "111122223333/eu-west-1".into(),
                count: 2,
                last: 1_795_420_000_000.0,
                said: "index out of bounds in EU-WS_v12".into(),
            }],
            ..AppView::default()
        };
        let own = WatchHealth {
            id: "cat-prod/eu-west-1".into(),
            calls: Vec::new(),
            median: Some(52.0),
            p95: Some(96.0),
            errors: Vec::new(),
        };
        HealthView { watches: vec![own], budgets: Vec::new(), app }
    }

    #[test]
    fn a_bundle_tells_what_is_so_and_names_nothing_and_nobody() {
        let health = health();
        let log =
            ["INFO shown_by=dunst".to_owned(), "WARN AKIAIOSFODNN7EXAMPLE of cat-prod, samira".to_owned()];
        let settings =
            SettingsView { file: "/home/samira/.config/settings.toml".into(), ..SettingsView::default() };
        let bundle = Bundle {
            made: At(1_795_420_000_000),
            mode: &Mode::Live,
            settings: &settings,
            accounts: &AccountsView::default(),
            desktop: &[],
            watches: &[watch()],
            status: &status(),
            health: &health,
            notes: &[],
            log: &log,
        };
        let mut names = Names::default();
        names.profile("cat-prod", "Cat models");
        names.cluster("j-2KX8N4T7QWE1M", "EU-WS_v12");
        names.home("/home/samira");
        names.user("samira");
        let text = bundle.text(&names);
        for secret in [
            "cat-prod",
            "Cat models",
            "111122223333",
            "arn:",
            "j-2KX",
            "EU-WS",
            "/home/samira",
            "AKIA",
            "kim",
            "samira",
        ] {
            assert!(!text.contains(secret), "{secret} in\n{text}");
        }
        for told in [
            "0.1.0",
            "# Watch profile-1/eu-west-1",
            "account-1/eu-west-1: 2, last 2026-11-23T",
            "AccessDeniedException",
            "median 52 ms, p95 96 ms",
            "not kept since 2026-11-23T",
            "~/.config/settings.toml",
            "INFO shown_by=dunst",
            "of profile-1, user-1",
        ] {
            assert!(text.contains(told), "{told} is missing in\n{text}");
        }
    }
}
