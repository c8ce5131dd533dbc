//! Saving a support bundle where the user says.

use super::{LogTail, system};
use crate::desktop_asks::DesktopAsks;
use emr_monitor_core::api::{Api, Fault, FaultCode};
use jiff::Timestamp;
use std::path::PathBuf;

/// Asks where to, and writes it there; gives the path, or nothing when the user changed their mind.
///
/// # Errors
/// `BadInput` when it cannot be written there.
pub(crate) async fn save(api: &Api, desktop: &DesktopAsks, tail: &LogTail) -> Result<String, Fault> {
    let asking = desktop.clone();
    let name = format!("emr-monitor-support-{}.txt", Timestamp::now().strftime("%Y-%m-%d"));
    let path = tokio::task::spawn_blocking(move || asking.pick_file(&name)).await.map_err(|_| closing())?;
    if path.is_empty() {
        return Ok(path);
    }
    // Made after the choice: what is told is how things are then.
    let text = api.support_bundle(&tail.lines(), system::names()).await?;
    let place = PathBuf::from(&path);
    let written = tokio::task::spawn_blocking(move || std::fs::write(place, text)).await;
    match written.map_err(|_| closing())? {
        Ok(()) => Ok(path),
        Err(error) => {
            let said =
                format!("The support bundle cannot be written to {path}: {error}. Choose another place.");
            Err(Fault::new(FaultCode::BadInput, said))
        }
    }
}

fn closing() -> Fault {
    Fault::new(FaultCode::Stopping, "EMR Monitor is closing.")
}
