//! Notices by Tauri's plugin: macOS and Windows, and a Linux daemon that refuses the direct way.
//!
//! The plugin shows and tells nothing about it: no answer, nothing to replace or take away, only presses. So a notice handed to
//! it counts as shown. Run on Linux only; nobody has run it on macOS or Windows yet.

use super::Click;
use emr_monitor_core::notices::{Notice, NoticeTrouble, Notices, Shown, Target};
use futures::FutureExt as _;
use futures::future::BoxFuture;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use tokio::sync::mpsc;

/// How many notices can still be pressed.
const KEPT: usize = 256;

/// Hands a notice to the system: our number for it, its title, its body. An error means that it was not shown.
pub(super) type Speak = Box<dyn Fn(i32, &str, &str) -> Result<(), String> + Send + Sync>;

/// Notices by Tauri's plugin.
pub(super) struct PluginNotices {
    demo: bool,
    clicks: mpsc::Sender<Click>,
    speak: OnceLock<Speak>,
    shown: Mutex<VecDeque<(i32, Target)>>,
}

impl PluginNotices {
    /// Shows nothing before [`PluginNotices::speak_by`] was called.
    pub(super) fn new(demo: bool, clicks: mpsc::Sender<Click>) -> Self {
        Self { demo, clicks, speak: OnceLock::new(), shown: Mutex::default() }
    }

    /// How it speaks from now on; the first one stays.
    pub(super) fn speak_by(&self, speak: Speak) {
        if self.speak.set(speak).is_err() {
            tracing::debug!("the way to show notices was set before");
        }
    }

    /// The notice of this number was pressed.
    pub(super) fn pressed(&self, number: i32) {
        let target = self.shown().iter().find(|(of, _)| *of == number).map(|(_, target)| target.clone());
        let Some(target) = target else { return };
        if let Err(error) = self.clicks.try_send(Click { target, activation_token: None }) {
            tracing::warn!(%error, "a pressed notice opened nothing");
        }
    }

    fn tell(&self, notice: Notice) -> Result<Shown, NoticeTrouble> {
        let Some(speak) = self.speak.get() else {
            return Err(NoticeTrouble::NotShown("the app is still starting".to_owned()));
        };
        let title = if self.demo { format!("Demo: {}", notice.title) } else { notice.title };
        let number = self.number(notice.opens);
        speak(number, &title, &notice.body).map_err(NoticeTrouble::NotShown)?;
        Ok(super::UNTRACKED)
    }

    /// A new number, from 1; pressing it opens this.
    fn number(&self, opens: Target) -> i32 {
        let mut shown = self.shown();
        let number = shown.back().and_then(|(last, _)| last.checked_add(1)).unwrap_or(1);
        if shown.len() == KEPT {
            shown.pop_front();
        }
        shown.push_back((number, opens));
        number
    }

    fn shown(&self) -> MutexGuard<'_, VecDeque<(i32, Target)>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Notices for PluginNotices {
    fn show(&self, notice: Notice) -> BoxFuture<'_, Result<Shown, NoticeTrouble>> {
        async move { self.tell(notice) }.boxed()
    }

    fn replace(&self, _: Shown, _: Notice) -> BoxFuture<'_, Result<bool, NoticeTrouble>> {
        async { Ok(false) }.boxed()
    }

    fn withdraw(&self, _: Shown) -> BoxFuture<'_, ()> {
        async {}.boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::PluginNotices;
    use emr_monitor_core::notices::{Notice, NoticeTrouble, Notices as _, Shown, Target, Urgency};
    use std::sync::{Arc, Mutex};
    use tokio::sync::mpsc;

    fn notice(title: &str) -> Notice {
        Notice {
            alert: None,
            title: title.to_owned(),
            body: "Where".to_owned(),
            urgency: Urgency::Failure,
            opens: Target::Alerts,
        }
    }

    #[tokio::test]
    async fn before_the_app_is_there_nothing_was_shown() {
        let plugin = PluginNotices::new(false, mpsc::channel(1).0);
        assert!(matches!(plugin.show(notice("A")).await, Err(NoticeTrouble::NotShown(_))));
    }

    #[tokio::test]
    async fn what_the_plugin_takes_is_shown_cannot_be_replaced_and_opens_its_target() {
        let (sender, mut clicks) = mpsc::channel(4);
        let plugin = PluginNotices::new(true, sender);
        let told = Arc::new(Mutex::new(Vec::new()));
        let record = Arc::clone(&told);
        plugin.speak_by(Box::new(move |number, title, body| {
            record.lock().unwrap().push((number, title.to_owned(), body.to_owned()));
            Ok(())
        }));
        assert_eq!(plugin.show(notice("A")).await, Ok(Shown(0)));
        assert_eq!(plugin.show(notice("B")).await, Ok(Shown(0)));
        let line = |number, title: &str| (number, title.to_owned(), "Where".to_owned());
        assert_eq!(*told.lock().unwrap(), [line(1, "Demo: A"), line(2, "Demo: B")]);
        assert_eq!(plugin.replace(Shown(0), notice("C")).await, Ok(false));
        plugin.pressed(2);
        plugin.pressed(77);
        assert_eq!(clicks.recv().await.map(|click| click.target), Some(Target::Alerts));
        assert!(clicks.try_recv().is_err(), "a number that is not ours opens nothing");
    }

    #[tokio::test]
    async fn what_the_plugin_refuses_was_not_shown() {
        let plugin = PluginNotices::new(false, mpsc::channel(1).0);
        plugin.speak_by(Box::new(|_, _, _| Err("no".to_owned())));
        assert_eq!(plugin.show(notice("A")).await, Err(NoticeTrouble::NotShown("no".to_owned())));
    }
}
