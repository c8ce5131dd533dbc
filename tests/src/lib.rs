//! What journeys share: a headless host (engine, archive, AWS adapter; no window) on a simulated fleet or on moto. Waiting is for
//! conditions, never for time: host and fleet share one clock that can be jumped. Every folder is under one temporary root.
//! Only the journeys and their child process call it.

pub mod desk;

mod detour;
mod failing_disk;
mod fleet_clock;
mod host;
mod moto;
mod recorder;
mod shaded;
mod silent_line;
mod until;
mod wire;

pub use detour::{ClosedPort, Detour, IDENTITY, QUOTAS, Road, nowhere};
pub use failing_disk::FailingDisk;
pub use fleet_clock::FleetClock;
pub use host::{Host, HostSetup, START, sim, sources_at, sources_of, watches_of};
pub use moto::Moto;
pub use recorder::{Deed, Mood, Recorder, Trail};
pub use shaded::{Pages, Shade, Shaded};
pub use silent_line::SilentLine;
pub use until::{all_live, eventually, passing, row, watch};
pub use wire::Wire;
