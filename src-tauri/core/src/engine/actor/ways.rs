//! Watches coming, joining their scopes, failing and moving on.

use super::super::fleet::Way;
use super::super::way_in::WayIn;
use super::Actor;
use crate::model::{Account, Scope, Trouble, Watch};
use crate::poll::task::{Done, Nudge};
use crate::source::Source;
use std::sync::Arc;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// The way to a search for a watch's scope.
pub(in super::super) struct Retry {
    /// A person says: at once.
    pub(super) try_now: Arc<Notify>,
    /// It is no longer wanted.
    pub(super) stop: CancellationToken,
}

impl Actor {
    /// Begins to find the scope of every watch that has a Region.
    pub(in super::super) fn find_all(&mut self) {
        let watches: Vec<_> = self.fleet.ways.iter().filter_map(Way::watch).collect();
        for watch in watches {
            self.find(watch);
        }
    }

    /// Begins to find the scope of a watch; whatever looked for it before stops.
    pub(super) fn find(&mut self, watch: Watch) {
        let retry = Retry { try_now: Arc::new(Notify::new()), stop: self.tasks.cancel.child_token() };
        let (try_now, cancel) = (Arc::clone(&retry.try_now), retry.stop.clone());
        if let Some(before) = self.retries.insert(watch.clone(), retry) {
            before.stop.cancel();
        }
        let remembered = self.way_mut(&watch).and_then(|way| way.scope.clone());
        let way_in = WayIn {
            watch,
            remembered,
            sources: Arc::clone(&self.sources),
            clock: Arc::clone(&self.clock),
            engine: self.tasks.engine.clone(),
            try_now,
            paused: self.tasks.paused(),
            cancel,
        };
        self.tasks.tracker.spawn(way_in.run());
    }

    pub(super) async fn joined(
        &mut self,
        watch: Watch,
        scope: Scope,
        source: Arc<dyn Source>,
        list: Option<Box<Done>>,
    ) {
        let Some(way) = self.way_mut(&watch) else { return };
        let before = way.scope.replace(scope.clone());
        (way.joined, way.trouble, way.failures) = (true, None, 0);
        if let Some(before) = before.filter(|before| *before != scope) {
            self.left(&before, &watch);
        }
        self.name_accounts();
        let view = self.view(&scope);
        view.asked_by.get_or_insert_with(|| watch.clone());
        let world = Arc::clone(&view.world);
        self.opened.insert(watch.clone(), Arc::clone(&source));
        self.led.retain(|(known, _)| *known != watch);
        self.led.push((watch.clone(), scope.clone()));
        self.tasks.join(&world, &watch, &source, list);
        if matches!(scope.account, Account::Known(_)) {
            let now = self.clock.now();
            self.keeper.keep_way(watch, scope, now).await;
        }
    }

    /// What a watch leads to tells the account of its profile, where nothing else has.
    pub(super) fn name_accounts(&mut self) {
        let known = |profile: &str| {
            let way = self.fleet.ways.iter().find(|way| way.joined && way.profile.as_str() == profile)?;
            match &way.scope.as_ref()?.account {
                Account::Known(id) => Some(id.clone()),
                Account::Unknown(_) => None,
            }
        };
        let named: Vec<(usize, String)> = self
            .fleet
            .accounts
            .profiles
            .iter()
            .enumerate()
            .filter(|(_, row)| row.account.is_empty())
            .filter_map(|(place, row)| Some((place, known(&row.name)?)))
            .collect();
        for (place, account) in named {
            if let Some(row) = Arc::make_mut(&mut self.fleet.accounts).profiles.get_mut(place) {
                row.account = account;
            }
        }
    }

    /// What AWS calls who asks, each name once; which of them owners' tags mean, the filter finds out.
    pub(super) fn callers_told(&mut self, names: Vec<String>) {
        let known = &mut Arc::make_mut(&mut self.fleet.settings).me_guessed;
        for name in names {
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }

    /// A watch was used to ask, with this outcome.
    pub(super) fn way_asked(&mut self, watch: &Watch, trouble: Option<Trouble>) {
        let Some(way) = self.way_mut(watch) else { return };
        let held = way.trouble.as_ref().map(|held| (held.kind, held.since));
        let good = trouble.is_none();
        way.failures = if good { 0 } else { way.failures.saturating_add(1) };
        way.trouble = trouble.map(|trouble| {
            let since =
                held.filter(|(kind, _)| *kind == trouble.kind).map_or(trouble.since, |(_, since)| since);
            Trouble { since, ..trouble }
        });
        let scope = way.scope.clone().filter(|_| good && way.joined);
        if let Some(view) = scope.and_then(|scope| self.fleet.scopes.get_mut(&scope)) {
            view.asked_by = Some(watch.clone());
        }
    }

    /// A list told whose clusters these are: the watch that asked goes where it belongs.
    pub(super) async fn account_learnt(&mut self, scope: &Scope, account: String) {
        let asked_by = self.fleet.scopes.get(scope).and_then(|view| view.asked_by.clone());
        let Some(watch) = asked_by else { return };
        let Some(source) = self.opened.get(&watch).cloned() else {
            return;
        };
        let told = Scope { account: Account::Known(account), region: scope.region.clone() };
        self.joined(watch, told, source, None).await;
    }

    pub(super) fn try_now(&mut self, watch: &Watch) {
        if let Some(retry) = self.retries.get(watch) {
            retry.try_now.notify_one();
        }
        let scope = self.way_mut(watch).and_then(|way| way.scope.clone());
        if let Some(scope) = scope {
            self.tasks.nudge(&scope, Nudge::TryNow(watch.clone()));
        }
    }

    /// A watch no longer leads to this scope: the scope goes with its last watch.
    pub(super) fn left(&mut self, scope: &Scope, watch: &Watch) {
        let last = !self.fleet.ways.iter().any(|way| way.scope.as_ref() == Some(scope));
        self.tasks.leave(scope, watch, last);
        if last {
            if let Some(view) = self.fleet.scopes.remove(scope) {
                self.resting.insert(scope.clone(), view.world);
            }
        } else if let Some(view) = self.fleet.scopes.get_mut(scope) {
            view.asked_by = view.asked_by.take().filter(|asked_by| asked_by != watch);
        }
    }

    pub(super) fn way_mut(&mut self, watch: &Watch) -> Option<&mut Way> {
        self.fleet.ways.iter_mut().find(|way| way.watch().as_ref() == Some(watch))
    }
}
