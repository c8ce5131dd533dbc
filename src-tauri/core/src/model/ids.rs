//! Names of things, as AWS gives them; each its own type so that one is never passed for another. Cheap to clone: a
//! step's name is held by whoever speaks of it.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes the name as it is.
            pub fn new(name: impl Into<String>) -> Self {
                Self(name.into().into())
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name_type!(
    /// An EMR cluster id, such as `j-2KX8N4T7QWE1M`.
    ClusterId
);
name_type!(
    /// An EMR step id, such as `s-3F0V4SY2H9UKW`.
    StepId
);
name_type!(
    /// An AWS Region code, such as `eu-west-1`.
    Region
);
name_type!(
    /// The name of a profile: from `~/.aws`, or `environment`.
    ProfileName
);

/// The AWS account a profile's credentials answer for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// The 12-digit account id.
    Known(String),
    /// Not told yet (neither `aws_account_id`, nor STS, nor a ClusterArn): known by the profile that leads to it.
    Unknown(ProfileName),
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Account::Known(id) => f.write_str(id),
            Account::Unknown(profile) => write!(f, "unknown:{profile}"),
        }
    }
}

/// Account × Region: what is polled, budgeted and believed once, however many watches lead to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// The account.
    pub account: Account,
    /// The Region.
    pub region: Region,
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.account, self.region)
    }
}

/// Profile × Region that the user switched on: a way into a [`Scope`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Watch {
    /// The profile whose credentials are used.
    pub profile: ProfileName,
    /// The Region that is asked.
    pub region: Region,
}

impl fmt::Display for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.profile, self.region)
    }
}

/// Where a cluster is found: its scope and its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClusterKey {
    /// The scope.
    pub scope: Scope,
    /// The cluster.
    pub cluster: ClusterId,
}

/// `account/region/cluster`: the key of its row, too.
impl fmt::Display for ClusterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.scope, self.cluster)
    }
}
