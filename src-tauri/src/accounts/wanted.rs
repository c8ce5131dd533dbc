//! What is to be watched, by the settings and by what is found.

use emr_monitor_aws::Discovery;
use emr_monitor_core::engine::WatchSetup;
use emr_monitor_core::model::{ProfileName, Region};
use emr_monitor_core::settings::Settings;

/// The settings' watches in their order, then the profile a person means, unless the settings name it or say that it is not to
/// be watched.
pub(crate) fn wanted(settings: &Settings, discovery: &Discovery) -> Vec<WatchSetup> {
    let mut watches: Vec<WatchSetup> = Vec::new();
    for watch in &settings.watches {
        let region = watch.region.clone().or_else(|| own_region(settings, discovery, &watch.profile));
        let setup = WatchSetup { profile: watch.profile.clone(), region };
        if !watches.contains(&setup) {
            watches.push(setup);
        }
    }
    if let Some(meant) = discovery.preferred_profile()
        && settings.profile(&meant.name).is_none_or(|set| set.watched)
        && !watches.iter().any(|watch| watch.profile == meant.name)
    {
        watches.push(WatchSetup { profile: meant.name.clone(), region: meant.region.clone() });
    }
    watches
}

/// The Region a profile has of its own.
pub(super) fn own_region(settings: &Settings, discovery: &Discovery, name: &ProfileName) -> Option<Region> {
    let kept = settings.profile(name).filter(|set| set.in_keyring);
    match kept {
        Some(kept) => kept.region.clone(),
        None => discovery.profiles.iter().find(|found| found.name == *name)?.region.clone(),
    }
}
