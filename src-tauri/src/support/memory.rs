//! How much memory the app and the web view of its window have. Told on Linux; elsewhere it is not known.

/// Bytes of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Memory {
    /// Its own pages, and its part of those it shares (proportional set size).
    pub(super) pss: u64,
    /// All its pages (resident set size).
    pub(super) rss: u64,
}

/// This process's.
#[cfg(target_os = "linux")]
pub(super) fn of_app() -> Option<Memory> {
    linux::of("self")
}

/// That of the processes the web view runs in; None: there is no window, or it is not known.
#[cfg(target_os = "linux")]
pub(super) fn of_window() -> Option<u64> {
    let parts: Vec<u64> =
        linux::web_view().iter().filter_map(|process| Some(linux::of(process)?.pss)).collect();
    (!parts.is_empty()).then(|| parts.iter().sum())
}

#[cfg(not(target_os = "linux"))]
pub(super) fn of_app() -> Option<Memory> {
    None
}

#[cfg(not(target_os = "linux"))]
pub(super) fn of_window() -> Option<u64> {
    None
}

#[cfg(target_os = "linux")]
mod linux {
    use super::Memory;
    use std::fs;

    const KILOBYTE: u64 = 1024;
    /// How the programs of WebKitGTK begin.
    const WEB_VIEW: &str = "WebKit";

    /// What `/proc/<process>/smaps_rollup` says (proc(5)).
    pub(super) fn of(process: &str) -> Option<Memory> {
        let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
        Some(Memory { pss: kilobytes(&text, "Pss:")?, rss: kilobytes(&text, "Rss:")? })
    }

    fn kilobytes(text: &str, name: &str) -> Option<u64> {
        let line = text.lines().find(|line| line.starts_with(name))?;
        let number: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(number * KILOBYTE)
    }

    /// The web view's processes: started by one of this process's threads.
    pub(super) fn web_view() -> Vec<String> {
        let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
        let children = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
        let ids: Vec<String> =
            children.flat_map(|ids| ids.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
        let is_web_view = |id: &String| {
            fs::read_to_string(format!("/proc/{id}/comm")).is_ok_and(|name| name.starts_with(WEB_VIEW))
        };
        ids.into_iter().filter(is_web_view).collect()
    }
}
