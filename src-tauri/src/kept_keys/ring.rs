//! The port to a keyring, and what can be wrong with one.

/// The state of a keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RingState {
    /// It takes and gives.
    Ready,
    /// It is there, but its owner must unlock it first.
    Locked,
    /// There is none.
    Absent,
}

/// Why a keyring did not do as asked: what is so and what to do. Holds no secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RingError {
    /// There is none.
    #[error(
        "There is no keyring on this desktop. Start one that speaks the Secret Service (GNOME Keyring, KWallet, KeePassXC); it is found by itself."
    )]
    Absent,
    /// It is locked.
    #[error("The keyring is locked. Unlock it in Accounts, or sign in to the desktop with your password.")]
    Locked,
    /// Its owner did not unlock it.
    #[error("The keyring was not unlocked. Unlock it when you are ready; everything else goes on.")]
    NotUnlocked,
    /// It holds nothing for this profile.
    #[error("The keyring holds none. Remove this profile in Accounts and enter its keys again.")]
    NoKeys,
    /// What it holds is not what the app put there.
    #[error(
        "What the keyring holds was not written by this app. Remove this profile in Accounts and enter its keys again."
    )]
    Unreadable,
    /// The keys are longer than it takes.
    #[error(
        "The keyring takes at most {longest} bytes, and these keys are longer: the session token is too long for it. Put them into a profile in ~/.aws/credentials instead."
    )]
    TooLong {
        /// Its limit in bytes.
        longest: u32,
    },
    /// It does not answer.
    #[error("The keyring does not answer. It is asked again by itself.")]
    Silent,
    /// It failed in a way of its own.
    #[error("The keyring failed: {0}. Look at it with the desktop's own program for passwords.")]
    Failed(String),
}

/// A keyring. Every call may block: never on a thread that others wait for.
pub(crate) trait Ring: Send + Sync + 'static {
    /// Its state, found without asking a person.
    fn state(&self) -> RingState;

    /// Asks its owner to unlock it; returns when that is done or refused.
    fn unlock(&self) -> Result<(), RingError>;

    /// Puts something in under a name, over what was there.
    fn put(&self, name: &str, secret: &[u8]) -> Result<(), RingError>;

    /// What is there under a name.
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, RingError>;

    /// Takes out what is there under a name, if anything is.
    fn take_out(&self, name: &str) -> Result<(), RingError>;
}
