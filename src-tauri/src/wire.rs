//! The commands with their types, and the TypeScript made from them: `ui/src/ipc/wire.ts`.

use crate::commands;
use tauri::Runtime;
use tauri_specta::{Builder, collect_commands};

/// Every command of the app. `build.rs` lists the same names for the allow-list of each window.
pub(crate) fn builder<R: Runtime>() -> Builder<R> {
    Builder::new().commands(collect_commands![
        commands::snapshot,
        commands::subscribe,
        commands::open_cluster,
        commands::close_cluster,
        commands::timeline,
        commands::set_view,
        commands::read_filter,
        commands::refresh,
        commands::watch_cluster,
        commands::try_now,
        commands::pause,
        commands::resume,
        commands::mark_seen,
        commands::dismiss_digest,
        commands::set_watched,
        commands::test_connection,
        commands::add_account,
        commands::remove_account,
        commands::set_profile_look,
        commands::unlock_keyring,
        commands::look_again,
        commands::change_setting,
        commands::pick_folder,
        commands::restart_app,
        commands::save_support_bundle,
    ])
}

#[cfg(test)]
mod tests {
    use super::builder;
    use specta_typescript::Typescript;
    use specta_typescript::semantic::Configuration;
    use std::path::Path;

    const HEADER: &str = "\
// Made from the Rust types by the test `wire_is_what_rust_says`; edits here are lost.
// To make it again: UPDATE_WIRE=1 cargo test -p emr-monitor --features custom-protocol wire_is_what_rust_says
";

    /// Without this every number would be `number | null`, since JSON has no NaN; core sends none.
    fn numbers_are_finite() -> Configuration {
        Configuration::empty().enable_lossless_floats()
    }

    #[test]
    fn wire_is_what_rust_says() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/wire.ts");
        let folder = tempfile::tempdir().unwrap();
        let fresh = folder.path().join("wire.ts");
        builder::<tauri::Wry>()
            .disable_serde_phases()
            .semantic_types(numbers_are_finite())
            .export(Typescript::default().header(HEADER), &fresh)
            .unwrap();
        let now = std::fs::read_to_string(&fresh).unwrap();
        if std::env::var_os("UPDATE_WIRE").is_some() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
        assert!(
            kept == now,
            "ui/src/ipc/wire.ts differs from the Rust types; its first lines say how to make it again"
        );
    }
}
