//! Tauri's plugin, put behind [`PluginNotices`]. It is added to the app at the first notice it is to show: on Linux that is
//! hardly ever, and the plugin would put a script of its own into the page.

use super::plugin::PluginNotices;
use std::sync::{Arc, OnceLock, Weak};
use tauri::{AppHandle, Runtime};
use tauri_plugin_notification::{Action, ActionType, NotificationExt as _};

/// Our notices' type: one button.
const TYPE: &str = "alert";

/// Gives the plugin's way its app.
pub(super) fn attach<R: Runtime>(notices: &Arc<PluginNotices>, app: &AppHandle<R>) {
    let app = app.clone();
    let weak = Arc::downgrade(notices);
    let ready = OnceLock::new();
    notices.speak_by(Box::new(move |number, title, body| {
        ready.get_or_init(|| prepare(&app, &weak).map_err(|error| error.to_string())).clone()?;
        let builder = app.notification().builder().id(number).title(title).body(body).action_type_id(TYPE);
        builder.show().map_err(|error| error.to_string())
    }));
}

/// Presses are heard before anything is shown: the plugin leaves the button out of what nobody would hear.
fn prepare<R: Runtime>(
    app: &AppHandle<R>,
    notices: &Weak<PluginNotices>,
) -> Result<(), Box<dyn std::error::Error>> {
    app.plugin(tauri_plugin_notification::init())?;
    let open = Action::builder("open", "Open").build();
    app.notification().register_action_types(vec![ActionType::builder(TYPE).actions(vec![open]).build()])?;
    let notices = Weak::clone(notices);
    app.notification().on_action(move |performed| {
        if let (Some(notices), Some(notification)) = (notices.upgrade(), performed.notification()) {
            notices.pressed(notification.id());
        }
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::prepare;
    use std::sync::Weak;

    #[test]
    fn the_plugin_joins_an_app_that_already_runs() {
        let app = tauri::test::mock_app();
        prepare(app.handle(), &Weak::new()).unwrap();
    }
}
