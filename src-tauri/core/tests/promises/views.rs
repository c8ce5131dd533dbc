//! The views: counted with the rows, *Mine* by what AWS calls who asks or by what the settings say.

use crate::engine::fake::Rig;
use crate::given::summary;
use emr_monitor_core::api::wire::{SavedView, SettingsView, Snapshot, ViewRow, ViewState};
use emr_monitor_core::model::{Collection, Description};

fn view<'s>(snapshot: &'s Snapshot, key: &str) -> Option<&'s ViewRow> {
    snapshot.views.iter().find(|row| row.key == key)
}

fn count(snapshot: &Snapshot, key: &str) -> Option<u32> {
    view(snapshot, key).and_then(|row| row.count)
}

fn owned_by(owner: &str) -> Description {
    let tags = vec![("Owner".to_owned(), owner.to_owned()), ("Desk".to_owned(), "risk".to_owned())];
    Description { tags, collection: Some(Collection::Groups), ..Description::default() }
}

fn settings(part: SettingsView) -> SettingsView {
    SettingsView { share: 0.5, retention_days: 365, ..part }
}

#[tokio::test(start_paused = true)]
async fn each_view_says_how_many_clusters_it_finds_and_mine_is_by_the_callers_name() {
    let rig = Rig::new(&["alpha"]);
    rig.clusters(
        "alpha",
        vec![summary("j-1", "RUNNING"), summary("j-2", "WAITING"), summary("j-3", "WAITING")],
    );
    rig.describes("alpha", owned_by("m.dubois"));
    let engine = rig.start().await;
    let nobody = rig.eventually(&engine, |s| count(s, "all") == Some(3)).await;
    assert_eq!(count(&nobody, "running"), Some(1));
    let mine = view(&nobody, "mine").unwrap();
    assert!(mine.count.is_none() && mine.off.contains("who you are"), "{mine:?}");

    let own = SavedView {
        name: "Desk".to_owned(),
        filter: "tag.desk:risk -status:running".to_owned(),
        ..SavedView::default()
    };
    let set = settings(SettingsView {
        me: vec!["M.Dubois".to_owned()],
        views: vec![own],
        ..SettingsView::default()
    });
    engine.api().set_found(Default::default(), set, Vec::new()).await;
    let known =
        rig.eventually(&engine, |s| count(s, "mine") == Some(3) && count(s, "own:Desk") == Some(2)).await;
    assert!(known.rows.iter().all(|row| row.owner.as_deref() == Some("m.dubois")));

    let others = settings(SettingsView {
        me: vec!["risk".to_owned()],
        owner_tags: vec!["desk".to_owned()],
        ..SettingsView::default()
    });
    engine.api().set_found(Default::default(), others, Vec::new()).await;
    let by_desk =
        rig.eventually(&engine, |s| s.rows.iter().all(|row| row.owner.as_deref() == Some("risk"))).await;
    assert!(view(&by_desk, "own:Desk").is_none(), "it was taken out of the settings");
    engine.stop().await;
}

#[tokio::test(start_paused = true)]
async fn the_callers_name_is_asked_for_once_and_the_filter_takes_it_up() {
    let rig = Rig::new(&["alpha"]);
    rig.clusters("alpha", vec![summary("j-1", "RUNNING")]);
    rig.describes("alpha", owned_by("m.dubois@example.com"));
    rig.called("alpha", &["m.dubois"]);
    let engine = rig.start().await;
    engine.api().set_view(ViewState { filter: "owner:me".to_owned(), ..ViewState::default() }).await;
    let now = rig.eventually(&engine, |s| count(s, "mine") == Some(1)).await;
    assert_eq!(now.settings.me_guessed, ["m.dubois"]);
    assert!(now.filter.faults.is_empty(), "what was a fault while nobody was known is read again");
    engine.stop().await;
}
