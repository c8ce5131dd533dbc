//! The types that cross IPC: numbers are f64, instants UTC epoch milliseconds, spans milliseconds, enums text.
//! Only what goes in (`ViewState`) can be deserialised. Nothing here can hold a secret.

mod detail;
mod fleet;
mod view;

pub use detail::{
    ApplicationView, AutoTerminationView, BootstrapActionView, CapacityRow, CapacityView, ClusterDetail,
    ConfigurationView, DescriptionView, DetailHead, ErrorDetailView, FactState, FactView, FailureView,
    LifeKind, LifePiece, ManagedScalingView, NamedValue, QueuePoint, StepRow,
};
pub use fleet::{
    ArchiveView, Batch, ClockView, ClusterRow, CurrentStep, DetailPatch, Health, ListingView, Mode, Note,
    NoteLevel, RowAge, Snapshot, Status, StatusLine, StepCounts, TroubleView, WatchRow,
};
pub use view::ViewState;
