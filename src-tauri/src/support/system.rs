//! What the app runs on, and the names on this computer that no bundle may hold.

use emr_monitor_core::api::wire::NamedFact;
use emr_monitor_core::support::Names;
use std::env;
use std::fs;

/// What the app runs on, in the order shown.
pub(super) fn facts() -> Vec<NamedFact> {
    let fact = |name: &str, value: String| NamedFact { name: name.to_owned(), value };
    let mut facts = vec![fact("System", system())];
    let desktop = [variable("XDG_CURRENT_DESKTOP"), variable("XDG_SESSION_TYPE")];
    let desktop: Vec<String> = desktop.into_iter().flatten().collect();
    if !desktop.is_empty() {
        facts.push(fact("Desktop", desktop.join(", ")));
    }
    if let Ok(version) = tauri::webview_version() {
        facts.push(fact("Web view", format!("{} {version}", web_view())));
    }
    facts
}

/// The names of whoever uses this computer, and its own.
pub(super) fn names() -> Names {
    let mut names = Names::default();
    if let Some(home) = dirs::home_dir() {
        names.home(&home.display().to_string());
    }
    for user in ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(variable) {
        names.user(&user);
    }
    let host = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    for host in [host, variable("HOSTNAME"), variable("COMPUTERNAME")].into_iter().flatten() {
        names.host(host.trim());
    }
    names
}

fn system() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let named = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    let named = named.map(|name| name.trim_matches('"').to_owned());
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").ok();
    let kernel = kernel.map(|version| format!("Linux {}", version.trim()));
    let parts =
        [named.or_else(|| Some(env::consts::OS.to_owned())), kernel, Some(env::consts::ARCH.to_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn web_view() -> &'static str {
    if cfg!(target_os = "linux") {
        "WebKitGTK"
    } else if cfg!(windows) {
        "WebView2"
    } else {
        "WebKit"
    }
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
