//! The sections of a support bundle, as lines of text.

use crate::api::wire::{
    AccountsView, BucketView, BudgetView, DesktopRow, HealthView, Mode, Note, SettingsView, StatusLine,
    TroubleView, WatchHealth, WatchRow,
};
use crate::time::At;
use crate::words;
use jiff::Timestamp;

/// What stands where nothing is known.
const NONE: &str = "-";

/// A text under way.
pub(super) struct Sections(String);

impl Sections {
    pub(super) fn begin(made: At) -> Self {
        let mut text = Self(String::new());
        text.say("EMR Monitor support bundle");
        text.say("Names of accounts, profiles, clusters, steps and people are replaced: the same thing has the same");
        text.say("placeholder everywhere. Keys and tokens are never in here. All times are UTC.");
        text.line("made", &time(Some(made.wire())));
        text
    }

    pub(super) fn app(&mut self, health: &HealthView, mode: &Mode, made: At) {
        let app = &health.app;
        self.head("App");
        self.line("version", &app.version);
        for fact in &app.system {
            self.line(&fact.name, &fact.value);
        }
        let mode = match mode {
            Mode::Live => "real accounts".to_owned(),
            Mode::Demo { scenario, speed, asked } => {
                format!("demo {scenario}, speed {speed}, asked for: {asked}")
            }
        };
        self.line("mode", &mode);
        self.line("started", &time(Some(app.started)));
        #[expect(clippy::cast_possible_truncation, reason = "epoch milliseconds")]
        let up = made.since(At(app.started as i64));
        self.line("up for", &words::span(up));
        self.line("memory", &bytes(app.pss));
        self.line("memory with shared pages", &bytes(app.rss));
        self.line("memory of the window", &bytes(app.window));
        self.line("restarts of scopes", &app.restarts.iter().map(|met| met.count).sum::<u32>().to_string());
        for met in &app.restarts {
            let said = format!("{}, last {}: {}", met.count, time(Some(met.last)), met.said);
            self.line(&format!("  {}", met.scope), &said);
        }
    }

    pub(super) fn desktop(&mut self, rows: &[DesktopRow]) {
        self.head("This desktop");
        for row in rows {
            let said = format!("{} {}", row.title, row.body);
            self.line(&format!("{} ({})", row.id, if row.ok { "there" } else { "missing" }), said.trim_end());
        }
    }

    pub(super) fn settings(&mut self, settings: &SettingsView, accounts: &AccountsView) {
        self.head("Settings");
        self.line("appearance", &format!("{:?}", settings.appearance).to_lowercase());
        self.line("share of the quotas", &settings.share.to_string());
        let at_login = settings.start_at_login.map_or(NONE.to_owned(), |starts| starts.to_string());
        self.line("start at login", &at_login);
        self.line("days kept", &settings.retention_days.to_string());
        self.line("file", &settings.file);
        self.line("data folder", &settings.data_folder);
        if settings.data_folder_next != settings.data_folder {
            self.line("data folder from the next start", &settings.data_folder_next);
        }
        self.line("keyring", &format!("{:?} {}", accounts.keyring.state, accounts.keyring.message));
        for profile in &accounts.profiles {
            let tested = profile.test.as_ref().map_or("not tested".to_owned(), |test| {
                format!(
                    "tested in {} at {}: {:?} {}",
                    test.region,
                    time(Some(test.at)),
                    test.outcome,
                    test.message
                )
            });
            let account = if profile.account.is_empty() { NONE } else { &profile.account };
            let said = format!("{:?}, Region {}, account {account}, {tested}", profile.kind, profile.region);
            self.line(&format!("profile {}", profile.name), &said);
        }
    }

    pub(super) fn archive(&mut self, status: &StatusLine, health: &HealthView) {
        self.head("Archive");
        match status.archive.not_kept_since {
            Some(since) => self.line("kept", &format!("not kept since {}", time(Some(since)))),
            None => self.line("kept", &format!("without a gap since {}", time(Some(health.app.kept_since)))),
        }
        if let Some(message) = &status.archive.message {
            self.line("why", message);
        }
        self.line("size", &bytes(health.app.archive));
    }

    pub(super) fn watch(&mut self, watch: &WatchRow, health: Option<&WatchHealth>) {
        self.head(&format!("Watch {}", watch.id));
        self.line("leads to", &watch.scope);
        self.line("health", &format!("{:?} since {}", watch.health, time(watch.since)));
        self.line("last success", &time(watch.last));
        self.line("next ask", &time(watch.next));
        self.line("clusters", &format!("{} live of {}", watch.live, watch.clusters));
        if let Some(by) = &watch.asked_by {
            self.line("stands by for", by);
        }
        if let Some(trouble) = &watch.trouble {
            self.line("trouble", &said(trouble));
        }
        let Some(health) = health else { return };
        if let (Some(median), Some(p95)) = (health.median, health.p95) {
            let calls = health.calls.len();
            self.line("latency", &format!("median {median} ms, p95 {p95} ms, of the last {calls} calls"));
        }
        for error in &health.errors {
            let whose = if error.operation.is_empty() { "credentials" } else { &error.operation };
            let code = error.code.as_deref().unwrap_or(NONE);
            let (count, since) = (error.in_a_row, time(Some(error.since)));
            let what =
                format!("{:?} ({code}), {count} in a row since {since}: {}", error.kind, error.message);
            self.line(&format!("error of {whose}"), &what);
        }
    }

    pub(super) fn budget(&mut self, budget: &BudgetView) {
        let account = if budget.account.is_empty() { "unknown" } else { &budget.account };
        self.head(&format!("Budget of {account} in {}", budget.region));
        self.line("drawn from by", &budget.watches.join(", "));
        self.line("all operations", &bucket(&budget.all));
        self.line("quotas", &quotas(budget));
        for told in &budget.operations {
            let calls = format!("{} calls in the last minute, {} in the last hour", told.minute, told.hour);
            let refused = match told.refused_at {
                Some(at) => format!("{} refused in the last hour, last {}", told.refused, time(Some(at))),
                None => "none refused".to_owned(),
            };
            self.line(&told.operation, &format!("{calls}, {refused}; {}", bucket(&told.bucket)));
        }
        for wait in &budget.waiting {
            let many = wait.waiting.map_or(String::new(), |count| format!(", {count} wait"));
            self.line(
                &format!("{} held up", wait.operation),
                &format!("until {}{many}", time(Some(wait.until))),
            );
        }
    }

    pub(super) fn notes(&mut self, notes: &[Note]) {
        self.head("Notes");
        for note in notes {
            self.line(&format!("{:?} {}", note.level, note.id), &format!("{}: {}", note.title, note.body));
        }
    }

    pub(super) fn log(&mut self, lines: &[String]) {
        self.head(&format!("Log, the last {} lines", lines.len()));
        for line in lines {
            self.say(line);
        }
    }

    pub(super) fn done(self) -> String {
        self.0
    }

    fn head(&mut self, title: &str) {
        self.say("");
        self.say(&format!("# {title}"));
    }

    fn line(&mut self, name: &str, value: &str) {
        self.say(format!("{name}: {value}").trim_end());
    }

    fn say(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }
}

fn said(trouble: &TroubleView) -> String {
    let code = trouble.code.as_deref().unwrap_or(NONE);
    let (kind, since) = (trouble.kind, time(Some(trouble.since)));
    format!("{:?} ({code}) since {since}, {}: {}", kind, trouble.operation, trouble.message)
}

fn quotas(budget: &BudgetView) -> String {
    let read = match budget.quotas_read {
        Some(at) => format!("the account's own, read {}", time(Some(at))),
        None => "as documented".to_owned(),
    };
    budget.quotas_trouble.map_or(read.clone(), |kind| format!("{read}; not read the last time: {kind:?}"))
}

fn bucket(bucket: &BucketView) -> String {
    let BucketView { level, burst, refill, rate_share, granted_burst, granted_refill, .. } = bucket;
    let cut = match bucket.whole_at {
        Some(at) => format!(", cut to {rate_share} until {}", time(Some(at))),
        None => String::new(),
    };
    format!(
        "{level} of {burst} free, {refill} a second of our own{cut}; AWS grants {granted_burst} and {granted_refill} a second"
    )
}

fn time(ms: Option<f64>) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "epoch milliseconds, whole")]
    let instant = ms.and_then(|ms| Timestamp::from_millisecond(ms as i64).ok());
    instant.map_or(NONE.to_owned(), |instant| instant.to_string())
}

fn bytes(count: Option<f64>) -> String {
    count.map_or(NONE.to_owned(), |count| format!("{:.1} MB", count / 1_000_000.0))
}
