//! The commands as a window calls them: a mock runtime with the real configuration and capabilities, and a real engine.

use crate::desktop_asks::DesktopAsks;
use crate::relaunch::Relaunch;
use crate::start::Started;
use crate::start::computer::{Computer, with_a_profile};
use crate::support::LogTail;
use crate::{run, window, wire};
use emr_monitor_core::api::wire::ViewState;
use serde_json::{Value, json};
use std::path::Path;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};

/// Every command with arguments that it can take.
fn every_command() -> Vec<(&'static str, Value)> {
    let view = json!(ViewState::default());
    let account = json!({
        "name": "", "region": "eu-west-1", "accessKeyId": "", "secretAccessKey": "", "sessionToken": "",
        "untested": false,
    });
    vec![
        ("snapshot", json!({})),
        ("subscribe", json!({ "channel": "__CHANNEL__:7" })),
        ("open_cluster", json!({ "key": "111122223333/eu-west-1/j-NOTTHERE" })),
        ("close_cluster", json!({})),
        ("timeline", json!({ "from": 0.0, "to": 1.0 })),
        ("set_view", json!({ "view": view })),
        ("read_filter", json!({ "text": "owner:me", "caret": 8 })),
        ("refresh", json!({ "key": "" })),
        ("watch_cluster", json!({ "key": "111122223333/eu-west-1/j-NOTTHERE", "on": true })),
        ("try_now", json!({ "watch": "nobody/eu-west-1" })),
        ("pause", json!({})),
        ("resume", json!({})),
        ("mark_seen", json!({ "alerts": ["111122223333/eu-west-1/j-NOTTHERE/-/cluster_failed"] })),
        ("dismiss_digest", json!({})),
        ("set_watched", json!({ "profile": "default", "region": "eu-west-1", "watched": false })),
        ("test_connection", json!({ "profile": "nobody", "region": "eu-west-1" })),
        ("add_account", json!({ "account": account })),
        ("remove_account", json!({ "profile": "nobody" })),
        ("set_profile_look", json!({ "profile": "default", "label": "Risk", "swatch": 2 })),
        ("unlock_keyring", json!({})),
        ("look_again", json!({})),
        ("change_setting", json!({ "change": { "set": "appearance", "to": "dark" } })),
        ("pick_folder", json!({})),
        ("restart_app", json!({})),
        ("save_support_bundle", json!({})),
    ]
}

struct Shell {
    app: App<MockRuntime>,
    computer: Computer,
}

impl Shell {
    fn settings(&self) -> std::path::PathBuf {
        self.computer.folders().settings()
    }
}

/// An app that watches a profile without a Region, so that nothing is asked of anybody.
fn shell() -> Shell {
    let computer = with_a_profile();
    let Started { parts, running } = tauri::async_runtime::block_on(computer.start(None));
    let app = mock_builder()
        .manage(parts.api)
        .manage(parts.accounts)
        .manage(Relaunch::default())
        .manage(DesktopAsks::of_nobody())
        .manage(LogTail::default())
        .manage(running)
        .invoke_handler(wire::builder().invoke_handler())
        .build(run::context())
        .unwrap();
    Shell { app, computer }
}

fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, tauri::WebviewUrl::default()).build().unwrap()
}

fn ask(window: &WebviewWindow<MockRuntime>, command: &str, arguments: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().unwrap(),
        body: InvokeBody::Json(arguments),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap())
}

#[test]
fn every_command_answers_the_main_window() {
    let shell = shell();
    let main = window(&shell.app, window::MAIN);
    for (command, arguments) in every_command() {
        match ask(&main, command, arguments) {
            Ok(_) => {
                let finds_nothing = matches!(
                    command,
                    "open_cluster"
                        | "watch_cluster"
                        | "try_now"
                        | "test_connection"
                        | "add_account"
                        | "remove_account"
                );
                assert!(!finds_nothing, "{command} found what is not there")
            }
            Err(fault) => {
                assert!(fault["code"].is_string() && fault["message"].is_string(), "{command}: {fault}")
            }
        }
    }
}

#[test]
fn any_other_window_is_refused_every_command() {
    let shell = shell();
    let other = window(&shell.app, "second");
    for (command, arguments) in every_command() {
        let refusal = ask(&other, command, arguments).unwrap_err();
        assert!(refusal.as_str().is_some_and(|said| said.contains("not allowed")), "{command}: {refusal}");
    }
}

#[test]
fn the_main_window_may_ask_nothing_of_tauri_itself() {
    let shell = shell();
    let main = window(&shell.app, window::MAIN);
    for command in
        ["plugin:window|create", "plugin:webview|create_webview_window", "plugin:path|resolve_directory"]
    {
        let refusal = ask(&main, command, json!({})).unwrap_err();
        assert!(refusal.as_str().is_some_and(|said| said.contains("not allowed")), "{command}: {refusal}");
    }
}

#[test]
fn the_allow_list_and_the_capability_name_exactly_the_commands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let names: Vec<&str> = every_command().into_iter().map(|(name, _)| name).collect();
    let wire = std::fs::read_to_string(root.join("../ui/src/ipc/wire.ts")).unwrap();
    let spoken = wire.matches("__TAURI_INVOKE(\"").count();
    assert_eq!(spoken, names.len(), "every command of the wire is tried here");
    let build = std::fs::read_to_string(root.join("build.rs")).unwrap();
    let listed: Vec<&str> =
        build.lines().filter_map(|line| line.strip_prefix("    \"")?.strip_suffix("\",")).collect();
    assert_eq!(listed, names);
    let capability: Value =
        serde_json::from_str(&std::fs::read_to_string(root.join("capabilities/main.json")).unwrap()).unwrap();
    let allowed: Vec<Value> =
        names.iter().map(|name| json!(format!("allow-{}", name.replace('_', "-")))).collect();
    assert_eq!(capability["permissions"], json!(allowed));
    assert_eq!(capability["windows"], json!([window::MAIN]));
}

#[test]
fn an_unknown_cluster_is_a_fault_with_a_code_and_a_sentence() {
    let shell = shell();
    let main = window(&shell.app, window::MAIN);
    let fault =
        ask(&main, "open_cluster", json!({ "key": "111122223333/eu-west-1/j-NOTTHERE" })).unwrap_err();
    assert_eq!(fault["code"], "notFound");
    let keys: Vec<&String> = fault.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["code", "message"]);
}

#[test]
fn a_chosen_region_is_kept_and_shown_as_a_watch() {
    let shell = shell();
    let main = window(&shell.app, window::MAIN);
    let choose = |profile: &str, region: &str| {
        ask(&main, "set_watched", json!({ "profile": profile, "region": region, "watched": true }))
    };
    assert_eq!(choose("default", "Ireland").unwrap_err()["code"], "badInput");
    assert_eq!(choose("stranger", "eu-west-1").unwrap_err()["code"], "notFound");
    assert!(!shell.settings().exists());
    assert_eq!(choose("default", "eu-west-1"), Ok(Value::Null));
    let kept = std::fs::read_to_string(shell.settings()).unwrap();
    assert_eq!(kept, "[[watch]]\nprofile = \"default\"\nregion = \"eu-west-1\"\n");
}

#[test]
fn a_broken_settings_file_is_a_fault_and_stays_as_it_is() {
    let shell = shell();
    let main = window(&shell.app, window::MAIN);
    let file = shell.settings();
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "[[watch\n").unwrap();
    let fault =
        ask(&main, "set_watched", json!({ "profile": "default", "region": "eu-west-1", "watched": true }))
            .unwrap_err();
    assert_eq!(fault["code"], "settings");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "[[watch\n");
}
