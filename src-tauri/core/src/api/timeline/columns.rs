//! Bars and pieces of life as columns.

use super::{Stretch, ran};
use crate::api::wire::{BarColumns, LifeColumns};
use crate::model::Cluster;
use crate::time::At;
use crate::timeline;
use std::collections::HashMap;

/// Columns being filled, one cluster after another.
#[derive(Default)]
pub(super) struct Columns {
    life: LifeColumns,
    bars: BarColumns,
    states: Texts,
    names: Texts,
    lanes: u32,
}

impl Columns {
    /// Adds what a cluster did in a stretch, as the next lane.
    pub(super) fn add(&mut self, cluster: &Cluster, stretch: Stretch) {
        let lane = self.lanes;
        self.lanes += 1;
        self.add_life(lane, cluster, stretch);
        for (step, number, start, end) in ran(cluster) {
            // A step that ended without saying when is drawn where it began.
            let end = end.or_else(|| step.told.state.ended().then_some(start));
            if !stretch.holds(start, end) {
                continue;
            }
            let bars = &mut self.bars;
            bars.lane.push(lane);
            bars.slot.push(step.slot.map(u32::from));
            bars.state.push(self.states.place(step.told.state.as_emr()));
            bars.name.push(self.names.place(&step.told.name));
            bars.number.push(number);
            bars.id.push(step.told.id.to_string());
            bars.start.push(start.wire());
            bars.end.push(end.map(At::wire));
        }
    }

    fn add_life(&mut self, lane: u32, cluster: &Cluster, stretch: Stretch) {
        let (from, to) = (stretch.from.wire(), stretch.to.wire());
        for piece in timeline::life(cluster) {
            if piece.from > to || piece.to.is_some_and(|end| end < from) {
                continue;
            }
            self.life.lane.push(lane);
            self.life.kind.push(piece.kind);
            self.life.from.push(piece.from);
            self.life.to.push(piece.to);
        }
    }

    /// The columns, with their texts.
    pub(super) fn whole(self) -> (LifeColumns, BarColumns) {
        (self.life, BarColumns { states: self.states.all, names: self.names.all, ..self.bars })
    }
}

/// Texts, each once.
#[derive(Default)]
struct Texts {
    all: Vec<String>,
    places: HashMap<String, u32>,
}

impl Texts {
    fn place(&mut self, text: &str) -> u32 {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(text.to_owned());
        self.places.insert(text.to_owned(), place);
        place
    }
}
