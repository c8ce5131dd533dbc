//! Notices: the adapters behind [`emr_monitor_core::notices::Notices`], one way an OS.
//!
//! Linux speaks to the notification daemon over the session bus and hears its answer. macOS and Windows go through Tauri's
//! plugin, which tells nothing back but presses; neither has been run yet.

mod attach;
mod click;
#[cfg(target_os = "linux")]
mod linux;
mod plugin;

pub(crate) use click::Click;

use emr_monitor_core::notices::{Notices, Shown};
use plugin::PluginNotices;
use std::sync::Arc;
use tauri::{AppHandle, Runtime};
use tokio::sync::mpsc;

/// What the plugin shows has no id, and nothing more can be done with it.
const UNTRACKED: Shown = Shown(0);

/// This system's notices.
pub(crate) struct Notifier {
    port: Arc<dyn Notices>,
    plugin: Arc<PluginNotices>,
}

impl Notifier {
    /// Made before there is an app, since the engine needs it first. In the demo every title begins with "Demo: ". Presses are
    /// sent to `clicks`; one that finds it full is dropped.
    pub(crate) fn new(demo: bool, clicks: mpsc::Sender<Click>) -> Self {
        let plugin = Arc::new(PluginNotices::new(demo, clicks.clone()));
        #[cfg(target_os = "linux")]
        let port: Arc<dyn Notices> =
            Arc::new(linux::LinuxNotices::new(demo, clicks, Arc::clone(&plugin) as _));
        #[cfg(not(target_os = "linux"))]
        let port: Arc<dyn Notices> = Arc::clone(&plugin) as _;
        Self { port, plugin }
    }

    /// What the engine tells alerts by.
    pub(crate) fn port(&self) -> Arc<dyn Notices> {
        Arc::clone(&self.port)
    }

    /// Lets the plugin's way speak, from the app's setup on. Until then it answers that nothing was shown.
    pub(crate) fn attach<R: Runtime>(&self, app: &AppHandle<R>) {
        attach::attach(&self.plugin, app);
    }
}
