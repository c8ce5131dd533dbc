//! The types that cross IPC: numbers are f64, instants UTC epoch milliseconds, spans milliseconds, enums text.
//! Only what goes in (`ViewState`) can be deserialised. Nothing here can hold a secret.

mod account;
mod alert;
mod detail;
mod filter;
mod fleet;
mod health;
mod row;
mod saved_view;
mod settings;
mod setup;
mod status_line;
mod timeline;
mod view;
mod watch;

pub use account::{
    AccountsView, AddedAccount, ConnectionTest, KeyringState, KeyringView, ProfileKindView, ProfileRow,
    TestCheck, TestOutcome,
};
pub use alert::{AlertRow, AlertsView, DesktopRow, DigestView};
pub use detail::{
    ClusterDetail, DetailHead, ErrorDetailView, FactState, FactView, FailureView, LifeKind, LifePiece,
    NamedValue, QueuePoint, StepRow,
};
pub use filter::{FilterFaultView, FilterOffer, FilterReading, FilterView, Found};
pub use fleet::{Batch, ClockView, DetailPatch, Mode, RowAge, Snapshot};
pub use health::{
    AppView, BucketView, BudgetView, CallView, ErrorView, HealthView, NamedFact, OperationView, RestartView,
    WaitView, WatchHealth,
};
pub use row::{ClusterRow, CurrentStep, ListingView, Status, StepCounts};
pub use saved_view::{SavedView, ViewRow};
pub use settings::{Appearance, SettingsView};
pub use setup::{
    ApplicationView, AutoTerminationView, BootstrapActionView, CapacityRow, CapacityView, ConfigurationView,
    DescriptionView, ManagedScalingView,
};
pub use status_line::{ArchiveView, Note, NoteLevel, StatusLine};
pub use timeline::{BarColumns, FleetLane, FleetTimeline, LifeColumns};
pub use view::{LanesView, ViewState};
pub use watch::{Health, TroubleView, WatchRow};
