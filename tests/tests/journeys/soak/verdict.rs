//! Whether what a host holds grows without a right to. Pure.

use super::sample::Sample;

/// MiB that a cluster in memory may take, without its steps, and that one of its steps may: `npm run bench scale` holds 2,000 with
/// 51,200 steps in 60 MiB, the program included. Clusters stay for 24 hours after their end, so that on the first day there are
/// more of them each hour.
const PER_CLUSTER: f64 = 6.0 / 1024.0;
const PER_STEP: f64 = 1.2 / 1024.0;
/// Samples that are taken together: on a day those of an hour.
const GROUP: usize = 4;
/// A rise below this, in MiB, is the allocator's: it takes and gives back memory in pieces of that size.
const PIECE: f64 = 0.5;
/// So many more tasks or connections at the end are none left over: where the computer is busy with other things, more calls are
/// under way side by side, and the SDK keeps their connections for 90 real seconds, which are almost two of the engine's hours.
/// One left over for each call that is struck, two an hour, is told all the same.
const FEW: f64 = 12.0;
/// MiB: the archive's write-ahead log is cut back to 16 after a checkpoint, of which there is one each 4.
const AHEAD: f64 = 20.0;
/// The archive may grow by so many times what it did in the quarter before, and by some pages.
const STEADY: f64 = 1.5;
const PAGES: f64 = 0.25;

/// What was found.
pub(super) struct Held {
    /// MiB that the second half of the samples rises, less what clusters and steps may take.
    pub(super) rise: f64,
    /// MiB that it may.
    pub(super) noise: f64,
    judged: bool,
    wrong: Vec<String>,
}

impl Held {
    /// Judges samples that are even in time; memory and the growth of the archive only when they are to be `judged`.
    pub(super) fn of(samples: &[Sample], judged: bool) -> Self {
        let half: Vec<f64> = samples[samples.len() / 2..].iter().map(own).collect();
        let rise = Rise::of(&half);
        let noise = rise.doubt.max(PIECE);
        let mut held = Self { rise: rise.all, noise, judged, wrong: Vec::new() };
        held.say(judged && rise.all > noise, || format!("memory rises by {:.2} MiB of {noise:.2}", rise.all));
        for (name, of) in COUNTS {
            let [first, _, _, last] = quarters(samples).map(|quarter| least(quarter, of));
            held.say(last > first + FEW, || format!("{last} {name} at the end, {first} at first"));
        }
        let ahead = samples.iter().map(|sample| sample.ahead).fold(0.0, f64::max);
        held.say(ahead > AHEAD, || format!("the write-ahead log grew to {ahead:.1} MiB"));
        let (third, last) = growth(samples);
        held.say(judged && last > STEADY * third + PAGES, || {
            format!("the archive grew by {last:.2} MiB in the last quarter, by {third:.2} in the one before")
        });
        held
    }

    /// What is wrong; empty: nothing.
    pub(super) fn wrong(&self) -> &[String] {
        &self.wrong
    }

    /// Whether memory and the growth of the archive were judged.
    pub(super) fn judged(&self) -> bool {
        self.judged
    }

    fn say(&mut self, wrong: bool, what: impl FnOnce() -> String) {
        if wrong {
            self.wrong.push(what());
        }
    }
}

type Count = fn(&Sample) -> f64;

const COUNTS: [(&str, Count); 3] = [
    ("tasks", |sample| sample.load.tasks),
    ("connections", |sample| sample.connections),
    ("open files", |sample| sample.open),
];

/// Memory less what clusters and steps may take.
fn own(sample: &Sample) -> f64 {
    sample.memory.own - PER_CLUSTER * sample.load.clusters - PER_STEP * sample.load.steps
}

fn quarters(samples: &[Sample]) -> [&[Sample]; 4] {
    let size = samples.len() / 4;
    std::array::from_fn(|nth| &samples[nth * size..(nth + 1) * size])
}

fn least(samples: &[Sample], of: Count) -> f64 {
    samples.iter().map(of).fold(f64::INFINITY, f64::min)
}

/// MiB that the archive grew by in the third and in the last quarter.
fn growth(samples: &[Sample]) -> (f64, f64) {
    let [_, second, third, last] = quarters(samples).map(|quarter| quarter[quarter.len() - 1].archive);
    (third - second, last - third)
}

/// How values that are even in time rise, by the middle one of their steps from group to group: what comes each hour shows, and what
/// came once does not. A computer that is busy for a while leaves such a step, since the allocator keeps what many calls side by
/// side once took.
struct Rise {
    /// From the first group to the last one.
    all: f64,
    /// Three standard errors of it, from the steps' own scatter around their middle (median absolute deviation; for a normal scatter
    /// 1.48 of it is a standard deviation, and a median is 1.25 times as doubtful as a mean).
    doubt: f64,
}

impl Rise {
    #[expect(clippy::cast_precision_loss, reason = "some dozens")]
    fn of(values: &[f64]) -> Self {
        let means: Vec<f64> =
            values.chunks_exact(GROUP).map(|group| group.iter().sum::<f64>() / GROUP as f64).collect();
        let steps: Vec<f64> = means.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let (count, usual) = (steps.len() as f64, middle(steps.clone()));
        let off = middle(steps.iter().map(|step| (step - usual).abs()).collect());
        Self { all: usual * count, doubt: 3.0 * 1.25 * 1.48 * off * count.sqrt() }
    }
}

fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Load, Memory, Sample};
    use super::Held;

    /// A day of samples: 30 MiB with a scatter of a fifth of one, and what `change` makes of them by their place.
    fn day(change: impl Fn(f64, &mut Sample)) -> Vec<Sample> {
        let sample = |place: u32| {
            let own = 30.0 + f64::from(place * 37 % 11) / 25.0;
            let load = Load { at: f64::from(place), tasks: 12.0, clusters: 40.0, steps: 400.0 };
            let memory = Memory { all: own + 20.0, own };
            let mut sample = Sample { load, memory, connections: 4.0, open: 20.0, archive: 2.0, ahead: 4.0 };
            change(f64::from(place), &mut sample);
            sample
        };
        (0..96).map(sample).collect()
    }

    fn wrong(change: impl Fn(f64, &mut Sample)) -> Vec<String> {
        Held::of(&day(change), true).wrong().to_vec()
    }

    #[test]
    fn a_day_that_stays_as_it_is_passes_whatever_its_scatter() {
        assert_eq!(wrong(|_, _| ()), [""; 0]);
        assert_eq!(
            wrong(|place, sample| sample.memory.own += 3.0 * f64::from((place * 0.7).sin() > 0.0)),
            [""; 0]
        );
        assert_eq!(
            wrong(|place, sample| sample.memory.own += (20.0 - place).max(0.0)),
            [""; 0],
            "taken at first"
        );
    }

    #[test]
    fn what_clusters_and_steps_take_is_no_leak_and_the_same_without_them_is() {
        let more = |place: f64, sample: &mut Sample| sample.memory.own += 0.1 * place;
        assert_eq!(wrong(more).len(), 1);
        let with_steps = |place: f64, sample: &mut Sample| {
            more(place, sample);
            sample.load.steps += 90.0 * place;
        };
        assert_eq!(wrong(with_steps), [""; 0]);
        assert!(Held::of(&day(more), false).wrong().is_empty(), "not judged");
    }

    #[test]
    fn a_task_a_connection_and_a_file_left_over_each_hour_are_told() {
        let left: [fn(f64, &mut Sample); 3] = [
            |place, sample| sample.load.tasks += place / 4.0,
            |place, sample| sample.connections += place / 4.0,
            |place, sample| sample.open += place / 4.0,
        ];
        for left in left {
            assert_eq!(wrong(left).len(), 1);
        }
    }

    #[test]
    fn an_archive_may_grow_evenly_and_not_faster_and_faster() {
        assert_eq!(wrong(|place, sample| sample.archive += 0.1 * place), [""; 0]);
        assert_eq!(wrong(|place, sample| sample.archive += 0.002 * place * place * place).len(), 1);
        assert_eq!(wrong(|_, sample| sample.ahead = 21.0).len(), 1);
    }

    /// The second half of a day, an hour each: MiB, clusters and steps.
    type Hours = [(f64, f64, f64); 12];

    fn with(hours: &Hours) -> Vec<String> {
        wrong(|place, sample| {
            if place >= 48.0 {
                let hour = (0..12).rev().find(|hour| place >= 48.0 + 4.0 * f64::from(*hour)).unwrap();
                let (own, clusters, steps) = hours[usize::try_from(hour).unwrap()];
                (sample.memory.own, sample.load.clusters, sample.load.steps) = (own, clusters, steps);
            }
        })
    }

    #[test]
    fn a_computer_that_was_busy_for_an_hour_is_no_leak_and_a_kibibyte_a_batch_is() {
        // As seen: `throttled` beside other builds, whose load of twelve took the computer from 17 h on.
        let busy = [
            (18.4, 497.0, 9300.0),
            (18.9, 534.0, 10020.0),
            (20.0, 568.0, 10760.0),
            (20.9, 603.0, 11460.0),
            (22.1, 639.0, 12120.0),
            (24.7, 659.0, 12460.0),
            (25.7, 710.0, 13200.0),
            (26.2, 735.0, 13280.0),
            (27.4, 781.0, 13820.0),
            (28.2, 813.0, 14420.0),
            (29.4, 850.0, 14820.0),
            (29.8, 851.0, 15200.0),
        ];
        assert_eq!(with(&busy), [""; 0]);
        // As seen: the busy day with a kibibyte of each batch to the window left behind.
        let leaking = [
            (7.1, 24.0, 136.0),
            (7.2, 24.0, 136.0),
            (7.4, 25.0, 141.0),
            (7.5, 25.0, 141.0),
            (7.6, 25.0, 141.0),
            (7.7, 26.0, 146.0),
            (7.8, 26.0, 146.0),
            (8.0, 27.0, 150.0),
            (8.1, 27.0, 150.0),
            (8.2, 28.0, 154.0),
            (8.3, 28.0, 154.0),
            (8.5, 29.0, 158.0),
        ];
        assert_eq!(with(&leaking).len(), 1);
    }
}
