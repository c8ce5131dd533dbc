//! The way to AWS: profiles found, clients made, calls sent, answers turned into the core's words.
//!
//! The only package that names an AWS SDK crate. It reads `~/.aws`, the environment as it was at start, and AWS itself;
//! it never writes at AWS, never asks the EC2 metadata service, never guesses a Region, and lets no secret into a message.
//! The shell calls it (`discover`, [`AwsSources::open`]), and the engine asks through the core's `Source` port.

mod access_keys;
mod account;
mod ask;
mod client;
mod convert;
mod credentials;
mod discovery;
mod emr_source;
mod environment_keys;
mod files;
mod home_region;
mod http;
mod key_store;
mod limits;
mod lines;
mod meter;
mod profile_credentials;
mod profiles;
mod quotas;
mod refused_at_once;
mod sources;
mod static_keys;
mod surroundings;
mod trouble;

pub use access_keys::AccessKeys;
pub use discovery::{Discovery, discover};
pub use files::FileProblem;
pub use key_store::{KeyStore, KeyStoreError};
pub use limits::Limits;
pub use profiles::{ENVIRONMENT, ProfileFound, ProfileKind};
pub use sources::AwsSources;
pub use static_keys::StaticKeys;
pub use surroundings::{AwsFiles, Surroundings};
