//! Bakes in the configuration, and the list of commands that a window must be allowed one by one.

/// As in `src/wire.rs`; a test compares them.
const COMMANDS: &[&str] = &[
    "snapshot",
    "subscribe",
    "open_cluster",
    "close_cluster",
    "timeline",
    "set_view",
    "read_filter",
    "refresh",
    "watch_cluster",
    "try_now",
    "pause",
    "resume",
    "mark_seen",
    "dismiss_digest",
    "set_watched",
    "test_connection",
    "add_account",
    "remove_account",
    "set_profile_look",
    "unlock_keyring",
    "look_again",
    "change_setting",
    "pick_folder",
    "restart_app",
    "save_support_bundle",
];

fn main() {
    let commands = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        println!("cargo::error={error:#}");
    }
}
