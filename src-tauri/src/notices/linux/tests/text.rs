//! Text from AWS is shown and never obeyed.

use super::{Desk, failed};
use crate::desktop::fake::{FakeBus, FakeDaemon, Manner, Told};
use emr_monitor_core::notices::{Notice, Notices as _};

const HOSTILE: &str = "<a href='http://x'>&amp;</a> \u{202e}gnp.exe \u{7}\u{1b}[31m";

async fn told(demo: bool, can: &[&'static str], title: &str, body: &str) -> (String, String, Vec<String>) {
    let bus = FakeBus::start();
    let daemon = FakeDaemon::start_with(&bus, Manner::Shows, can).await;
    let desk = Desk::made(&bus, demo, super::PATIENT);
    let notice = Notice { title: title.to_owned(), body: body.to_owned(), ..failed("A") };
    desk.notices.show(notice).await.unwrap();
    match daemon.told().pop() {
        Some(Told::Notify { title, body, actions, .. }) => (title, body, actions),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn markup_is_escaped_in_the_body_for_a_daemon_that_reads_it() {
    let (title, body, _) = told(false, &["body-markup"], HOSTILE, HOSTILE).await;
    assert_eq!(title, "<a href='http://x'>&amp;</a> gnp.exe [31m", "titles are never markup");
    assert_eq!(body, "&lt;a href=&apos;http://x&apos;&gt;&amp;amp;&lt;/a&gt; gnp.exe [31m");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daemon_that_reads_no_markup_and_has_no_actions_gets_plain_text_and_none() {
    let (_, body, actions) = told(false, &["body"], "A", "<b>1 & 2</b>").await;
    assert_eq!(body, "<b>1 & 2</b>");
    assert!(actions.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_very_long_text_is_cut_and_keeps_its_lines() {
    let long = format!("First\n{}", "a".repeat(10_000));
    let (title, body, _) =
        told(false, &["body-markup"], &long, &format!("{long}{}", "\nline".repeat(5000))).await;
    assert!(title.starts_with("First a") && title.chars().count() <= 200, "{title}");
    let lines: Vec<&str> = body.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[2]), (6, "First", "line"));
    assert!(body.chars().count() < 2000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demo_says_so_first() {
    let (title, body, _) = told(true, &[], "Failed: sort", "nightly").await;
    assert_eq!((title.as_str(), body.as_str()), ("Demo: Failed: sort", "nightly"));
}
