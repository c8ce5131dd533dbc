//! What a person changes of a profile: its Regions, its name and colour on screen, whether it is there at all.

use super::add::{bad, region, ring_fault};
use super::wanted::{own_region, wanted};
use super::{Accounts, closing};
use emr_monitor_core::api::wire::ConnectionTest;
use emr_monitor_core::api::{Fault, FaultCode};
use emr_monitor_core::model::{ProfileName, Region, Watch};
use emr_monitor_core::settings::{self, Broken, LABEL_LONGEST, ProfileSetting, SWATCHES};

impl Accounts {
    /// Switches a Region of a profile on or off: kept first, then watched.
    ///
    /// # Errors
    /// `BadInput` for what is no Region, `NotFound` for a profile that is not there, `Settings` when the choice cannot be kept;
    /// then nothing is watched either.
    pub(crate) async fn set_watched(&self, profile: &str, code: &str, watched: bool) -> Result<(), Fault> {
        let watch = Watch { profile: ProfileName::new(profile), region: Region::new(region(code)?) };
        self.is_there(&watch.profile)?;
        let seen = self.seen().clone();
        let own = own_region(&seen.settings, &seen.discovery, &watch.profile).as_ref() == Some(&watch.region);
        // What was watched without being named is named from now on, or choosing a second Region would end the first.
        let before: Vec<Watch> = wanted(&seen.settings, &seen.discovery)
            .into_iter()
            .filter(|held| held.profile == watch.profile)
            .filter_map(|held| Some(Watch { profile: held.profile, region: held.region? }))
            .collect();
        let last = !watched && before.iter().all(|held| *held == watch);
        let mut set = self.set_of(&watch.profile);
        set.watched = !last;
        self.edit(move |text| {
            let mut text = text.to_owned();
            for held in &before {
                text = settings::with_watch(&text, held)?;
            }
            text = if watched {
                settings::with_watch(&text, &watch)?
            } else {
                settings::without_watch(&text, &watch, own)?
            };
            settings::with_profile(&text, &set)
        })
        .await
    }

    /// Gives a profile a name and a colour on screen.
    ///
    /// # Errors
    /// `BadInput` for a name that is too long or a colour there is not, `NotFound`, `Settings`.
    pub(crate) async fn set_look(&self, profile: &str, label: &str, swatch: u32) -> Result<(), Fault> {
        let name = ProfileName::new(profile);
        self.is_there(&name)?;
        let label = label.trim();
        if label.chars().count() > LABEL_LONGEST || label.chars().any(char::is_control) {
            return Err(bad(&format!("A name on screen has room for {LABEL_LONGEST} characters.")));
        }
        if !(1..=SWATCHES).contains(&swatch) {
            return Err(bad(&format!("There are {SWATCHES} colours. Choose one of them.")));
        }
        let mut set = self.set_of(&name);
        label.clone_into(&mut set.label);
        set.colour = Some(swatch);
        self.edit(move |text| settings::with_profile(text, &set)).await
    }

    /// Removes an account that was added here: its keys leave the keyring first, then its watches end.
    ///
    /// # Errors
    /// `NotFound` for a profile whose keys are not kept here, `Keyring` when they cannot be taken out (then nothing is removed),
    /// `Settings`.
    pub(crate) async fn remove(&self, profile: &str) -> Result<(), Fault> {
        let name = ProfileName::new(profile);
        if !self.set_of(&name).in_keyring {
            let said = format!("{profile} is not kept by this app. It is removed where it is written.");
            return Err(Fault::new(FaultCode::NotFound, said));
        }
        self.file()?;
        self.0.given.keys.remove(&name).await.map_err(|error| ring_fault(&error))?;
        self.seen().tests.remove(&name);
        self.edit(move |text| settings::without_profile(text, &name)).await
    }

    /// Asks AWS who the profile is, and for one list of clusters, within the budget.
    ///
    /// # Errors
    /// `BadInput` for what is no Region, `NotFound` for a profile that is not there. What AWS says is no error: it is the answer.
    pub(crate) async fn test(&self, profile: &str, code: &str) -> Result<ConnectionTest, Fault> {
        self.open_to_change()?;
        let watch = Watch { profile: ProfileName::new(profile), region: Region::new(region(code)?) };
        self.is_there(&watch.profile)?;
        let given = &self.0.given;
        let test = given.api.test(given.sources.open(&watch).await, &watch).await;
        self.seen().tests.insert(watch.profile, test.clone());
        self.tell().await;
        Ok(test)
    }

    /// Lets the keyring's owner unlock it.
    ///
    /// # Errors
    /// `Keyring` when it was not unlocked.
    pub(crate) async fn unlock(&self) -> Result<(), Fault> {
        self.open_to_change()?;
        let unlocked = self.0.given.keys.unlock().await;
        self.look_at_ring().await;
        unlocked.map_err(|error| ring_fault(&error))
    }

    /// Reads everything again at once, the keyring included.
    pub(crate) async fn look_again(&self) -> Result<(), Fault> {
        self.open_to_change()?;
        self.reload().await;
        self.look_at_ring().await;
        Ok(())
    }

    /// Changes the settings file and goes by it.
    pub(super) async fn edit(
        &self,
        edit: impl FnOnce(&str) -> Result<String, Broken> + Send + 'static,
    ) -> Result<(), Fault> {
        let file = self.file()?;
        let _turn = self.0.turn.lock().await;
        tokio::task::spawn_blocking(move || file.edit(edit)).await.map_err(|_| closing())??;
        self.read_anew().await;
        Ok(())
    }

    /// What is set of a profile, or nothing yet.
    fn set_of(&self, name: &ProfileName) -> ProfileSetting {
        self.seen().settings.profile(name).cloned().unwrap_or_else(|| ProfileSetting::of(name.clone()))
    }

    fn is_there(&self, name: &ProfileName) -> Result<(), Fault> {
        let seen = self.seen();
        let there = seen.discovery.profiles.iter().any(|found| found.name == *name)
            || seen.settings.profile(name).is_some_and(|set| set.in_keyring)
            || seen.settings.watches.iter().any(|watch| watch.profile == *name);
        let said = || format!("There is no profile named {name} any more.");
        if there { Ok(()) } else { Err(Fault::new(FaultCode::NotFound, said())) }
    }
}
