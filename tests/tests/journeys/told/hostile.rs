//! Names and reasons that try to break out of a notice.

use super::{MINUTE, Watched};
use emr_monitor_core::words;
use emr_monitor_sim::Scenario;
use emr_monitor_tests::Mood;

/// Controls, and marks that reorder or hide what follows.
fn moves(sign: char) -> bool {
    sign.is_control() || matches!(u32::from(sign), 0x200e..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_names_are_one_short_plain_line_in_title_and_body() {
    let watched = Watched::begun(Scenario::HostileEndings, Mood::Shows).await;
    watched.up_to(12 * MINUTE).await;
    let shown = watched.desktop.shown();
    assert_eq!(shown.len(), 10, "each name is told: {:?}", watched.desktop.titles());
    for notice in &shown {
        assert!(!notice.title.chars().chain(notice.body.chars()).any(moves), "{notice:?}");
        assert!(notice.title.chars().count() <= 90, "{}", notice.title);
        assert!(notice.body.chars().count() <= 400, "{}", notice.body);
        // A daemon that reads markup is given none.
        let plain = words::without_markup(&notice.body);
        assert!(!plain.contains('<') && !plain.contains('>'), "{plain}");
    }
    // What is harmless stays as it is, and an empty name is told by its id.
    let titles = watched.desktop.titles();
    assert!(titles.iter().any(|title| title.contains("under_score & amp &lt; %s %n")), "{titles:?}");
    assert!(titles.iter().any(|title| title.starts_with("Failed: s-")), "{titles:?}");
    watched.end().await;
}
