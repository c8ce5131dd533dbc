//! Names that try to break out of where they are shown, and states that nobody documented.

use super::{CAT, DUBLIN, only_cat};
use crate::config::SimConfig;
use crate::script::{ActionOnFailure, ClusterScript, FailureText, Stage, StepScript, minutes};

const FAILURE: FailureText = FailureText {
    reason: "<b>Output</b> <script>window.hostile = true</script>directory\u{202e} already exists.",
    message: "\u{1b}[31mred\u{1b}[0m\u{0}\u{8}\r\n<img src=x onerror=\"window.hostile=true\"> & <a href=\"javascript:window.hostile=true\">log</a>",
    known_after_ms: 0,
};

fn names() -> Vec<String> {
    vec![
        "<img src=x onerror=\"window.hostile=true\">".to_owned(),
        "</title><script>window.hostile=true</script>".to_owned(),
        "\"><svg/onload=window.hostile=true> {{7*7}} ${window.hostile=true}".to_owned(),
        "invoice\u{202e}gpj.exe\u{2066}\u{2069} \u{200f}end".to_owned(),
        "long ".repeat(2048),
        "tab\tbell\u{7}null\u{0}escape\u{1b}[2Jline\nreturn\rdelete\u{7f}c1\u{9b}end".to_owned(),
        "\u{1f30a}\u{1f1ea}\u{1f1fa} flood \u{1f469}\u{200d}\u{1f52c}\u{1f3fd} z\u{351}\u{36b}\u{343}a\u{34f}lgo".to_owned(),
        "\u{62a}\u{642}\u{62f}\u{64a}\u{631} \u{5d4}\u{5e4}\u{5e1}\u{5d3} PF-12".to_owned(),
        "under_score & amp &lt; %s %n ../../etc/passwd '; DROP TABLE clusters; --".to_owned(),
        String::new(),
    ]
}

pub(super) fn stage(config: &SimConfig) -> Stage {
    let at = |minute: i64| config.start_ms + minutes(minute);
    let step = |name: &String| {
        StepScript::spark(name, minutes(5))
            .fails(FAILURE)
            .submitted(minutes(0))
            .on_failure(ActionOnFailure::Continue)
    };
    let mut clusters: Vec<ClusterScript> = (1..)
        .zip(names())
        .map(|(number, name)| {
            let running = StepScript::spark(&name, minutes(10_000));
            ClusterScript::new(&name, CAT, DUBLIN, at(-120 - number))
                .owner(&name)
                .steps(names().iter().map(step))
                .step(running)
        })
        .collect();
    let mut sleeping = ClusterScript::new("Sleeps in a state of its own", CAT, DUBLIN, at(-90));
    sleeping.shown_state = Some("HIBERNATING".to_owned());
    let mut paused = StepScript::spark("Paused in a state of its own", minutes(10_000));
    paused.shown_state = Some("PAUSED".to_owned());
    clusters.push(sleeping);
    clusters.push(ClusterScript::new("Has a step in a state of its own", CAT, DUBLIN, at(-80)).step(paused));
    Stage { profiles: only_cat(), clusters }
}

/// Each name again, as of a cluster whose step of that name fails: one a minute, the first a minute after the start.
pub(super) fn endings(config: &SimConfig) -> Stage {
    let cluster = |(minute, name): (i64, String)| {
        let failing = StepScript::spark(&name, minutes(20)).fails(FAILURE);
        // Ready 8 minutes after its creation; the other step keeps it running.
        ClusterScript::new(&name, CAT, DUBLIN, config.start_ms + minutes(minute - 28))
            .step(failing)
            .step(StepScript::spark("Ground-up loss", minutes(10_000)))
    };
    Stage { profiles: only_cat(), clusters: (1..).zip(names()).map(cluster).collect() }
}
