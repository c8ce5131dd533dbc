//! The peers that the window lane and journeys play against behave as a desktop's own: each on a bus of its own, called as any
//! program would call them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod names;
mod notices;
mod served_item;
mod tray;
