//! Choosing the Region of a profile that names none: kept first, then watched.

use emr_monitor_core::api::Api;
use crate::settings_file::SettingsFile;
use emr_monitor_core::api::{Fault, FaultCode};
use emr_monitor_core::model::{ProfileName, Region, Watch};
use emr_monitor_core::settings::is_region;

/// Where choices are kept; None in the demo, which keeps none.
#[derive(Debug, Clone)]
pub(crate) struct RegionChoice(pub(crate) Option<SettingsFile>);

impl RegionChoice {
    /// Keeps the choice and watches the profile there.
    ///
    /// # Errors
    /// `BadInput` for what is no Region or profile, `Settings` when it cannot be kept; then nothing is watched either.
    pub(crate) async fn choose(&self, api: &Api, profile: &str, region: &str) -> Result<(), Fault> {
        let watch = checked(profile, region)?;
        if let Some(file) = self.0.clone() {
            let kept = watch.clone();
            let writing = tokio::task::spawn_blocking(move || file.add_watch(&kept));
            writing.await.map_err(|_| Fault::new(FaultCode::Stopping, "EMR Monitor is closing."))??;
        }
        api.add_watch(watch).await
    }
}

fn checked(profile: &str, region: &str) -> Result<Watch, Fault> {
    let region = region.trim();
    if profile.is_empty() {
        return Err(Fault::new(FaultCode::BadInput, "Choose a profile."));
    }
    if !is_region(region) {
        let said = format!("{region:?} is not a Region. Type its code, such as eu-west-1.");
        return Err(Fault::new(FaultCode::BadInput, said));
    }
    Ok(Watch {
        profile: ProfileName::new(profile),
        region: Region::new(region),
    })
}

#[cfg(test)]
mod tests {
    use super::checked;
    use emr_monitor_core::api::FaultCode;

    #[test]
    fn what_is_no_region_is_refused_with_what_to_type() {
        for region in ["", "Ireland", "eu-west-1/../x"] {
            assert_eq!(checked("default", region).unwrap_err().code, FaultCode::BadInput, "{region}");
        }
        assert_eq!(checked("", "eu-west-1").unwrap_err().code, FaultCode::BadInput);
        assert_eq!(checked("default", " eu-west-1 ").unwrap().to_string(), "default/eu-west-1");
    }
}
