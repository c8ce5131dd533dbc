//! What Accounts shows: the profiles there are, what was found when one was tested, and where keys are kept.

use serde::Serialize;
use specta::Type;

/// All of it. Holds names and states only, never a key.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountsView {
    /// The profiles, those kept by the app first, then by name, `environment` last.
    pub profiles: Vec<ProfileRow>,
    /// The AWS files that were looked in, the home folder written as `~`.
    pub files: Vec<String>,
    /// Whether one of those files is there.
    pub files_found: bool,
    /// Where keys that are entered here are kept.
    pub keyring: KeyringView,
    /// The smallest IAM policy that is enough for all that the app asks, as JSON.
    pub policy: String,
    /// The actions it allows, such as `elasticmapreduce:ListClusters`.
    pub actions: Vec<String>,
    /// Actions that the app asks for and does without.
    pub optional_actions: Vec<String>,
    /// Whether nothing can be changed here, because this is the demo that was asked for.
    pub fixed: bool,
}

/// Where a profile's credentials come from; `data-auth`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum ProfileKindView {
    /// Keys in the AWS files.
    Keys,
    /// Keys that the app keeps in the keyring.
    Keyring,
    /// A role, taken with another profile's credentials.
    Role,
    /// A role that asks for a code.
    Mfa,
    /// IAM Identity Center.
    Sso,
    /// A program that prints credentials.
    Process,
    /// A console session (`aws login`).
    Login,
    /// A role taken with a token file.
    WebIdentity,
    /// Keys in the environment.
    Env,
}

/// A profile.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProfileRow {
    /// Its name.
    pub name: String,
    /// What the user calls it; empty: nothing else than its name.
    pub label: String,
    /// Where its credentials come from.
    pub kind: ProfileKindView,
    /// Its own Region; empty: it names none.
    pub region: String,
    /// The account, by the files or by the last test; empty: not known yet.
    pub account: String,
    /// Which swatch colour (1 to 5) tells it.
    pub swatch: u32,
    /// What the last test in this run found.
    pub test: Option<ConnectionTest>,
}

/// A tested connection.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionTest {
    /// In this Region.
    pub region: String,
    /// When.
    pub at: f64,
    /// Requests it took.
    pub calls: u32,
    /// The account the credentials answer for; empty: not told.
    pub account: String,
    /// What came of it as a whole: the first check that is not good.
    pub outcome: TestOutcome,
    /// What is so and what to do, for people; empty when all is good.
    pub message: String,
    /// One by one, in the order asked.
    pub checks: Vec<TestCheck>,
}

/// One call of a test.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TestCheck {
    /// The IAM action, such as `elasticmapreduce:ListClusters`.
    pub action: String,
    /// What came of it.
    pub outcome: TestOutcome,
    /// What is so and what to do; empty when it is good or was not asked.
    pub message: String,
}

/// What a test can find, closed; each has its own sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TestOutcome {
    /// It answers.
    Good,
    /// AWS does not know the key, or the secret does not belong to it.
    WrongKey,
    /// The credentials have run out, or there are none now.
    Expired,
    /// The credentials are good, but the action is not allowed.
    Denied,
    /// The credentials are good elsewhere, but not in this Region, or there is no such Region.
    WrongRegion,
    /// This computer's clock is too far from AWS's.
    ClockOff,
    /// There is no way to AWS.
    NoNetwork,
    /// AWS refuses calls for their rate.
    Throttled,
    /// The keyring does not hand over the keys.
    Keyring,
    /// The profile cannot be used as it is written.
    Profile,
    /// AWS failed, or its answer could not be understood.
    Failed,
    /// Not asked, because a call before it failed.
    NotAsked,
}

/// Where keys that are entered here are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeyringView {
    /// Its state.
    pub state: KeyringState,
    /// What is so and what to do; empty while it is ready or not looked at.
    pub message: String,
}

/// The state of the system's keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum KeyringState {
    /// Not looked at yet, or never (the demo).
    #[default]
    Unknown,
    /// It takes and gives.
    Ready,
    /// It is there but locked: its owner can unlock it.
    Locked,
    /// There is none on this desktop.
    Absent,
}

/// What came of adding an account.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AddedAccount {
    /// Whether its keys are kept now and its Region is watched.
    pub kept: bool,
    /// What the test found; None when it was kept untested.
    pub test: Option<ConnectionTest>,
}
