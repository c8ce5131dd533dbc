//! Choosing the Region of a profile that names none: kept first, then watched.

use crate::settings_file::SettingsFile;
use emr_monitor_core::api::Api;
use emr_monitor_core::api::{Fault, FaultCode};
use emr_monitor_core::model::{ProfileName, Region, Watch};
use emr_monitor_core::settings::is_region;

/// Where a choice is kept, or why none can be made.
#[derive(Debug, Clone)]
pub(crate) enum RegionChoice {
    /// In this file.
    Kept(SettingsFile),
    /// The demo has Regions of its own, and keeps nothing.
    Demo,
    /// The system names no home folder to keep settings in.
    Homeless,
}

impl RegionChoice {
    /// Keeps the choice and watches the profile there.
    ///
    /// # Errors
    /// `BadInput` for what is no Region, `NotFound` for a profile that is not watched, `Settings` when the choice cannot be
    /// kept; then nothing is watched either.
    pub(crate) async fn choose(&self, api: &Api, profile: &str, region: &str) -> Result<(), Fault> {
        let watch = checked(region, profile)?;
        if api.watches(&watch.profile).is_empty() {
            let said = format!("{profile} is not among the watched profiles.");
            return Err(Fault::new(FaultCode::NotFound, said));
        }
        let file = match self {
            Self::Kept(file) => file.clone(),
            Self::Demo => {
                let said = "The demo has Regions of its own. Choose one with your own profiles.";
                return Err(Fault::new(FaultCode::BadInput, said));
            }
            Self::Homeless => {
                let said =
                    "The choice cannot be kept: the system names no home folder. Set HOME and start again.";
                return Err(Fault::new(FaultCode::Settings, said));
            }
        };
        let kept = watch.clone();
        let writing = tokio::task::spawn_blocking(move || file.add_watch(&kept));
        writing.await.map_err(|_| Fault::new(FaultCode::Stopping, "EMR Monitor is closing."))??;
        api.add_watch(watch).await
    }
}

fn checked(region: &str, profile: &str) -> Result<Watch, Fault> {
    let region = region.trim();
    if !is_region(region) {
        let said = format!("{region:?} is not a Region. Type its code, such as eu-west-1.");
        return Err(Fault::new(FaultCode::BadInput, said));
    }
    Ok(Watch { profile: ProfileName::new(profile), region: Region::new(region) })
}

#[cfg(test)]
mod tests {
    use super::checked;
    use emr_monitor_core::api::FaultCode;

    #[test]
    fn what_is_no_region_is_refused_with_what_to_type() {
        for region in ["", "Ireland", "eu-west-1/../x"] {
            assert_eq!(checked(region, "default").unwrap_err().code, FaultCode::BadInput, "{region}");
        }
        assert_eq!(checked(" eu-west-1 ", "default").unwrap().to_string(), "default/eu-west-1");
    }
}
