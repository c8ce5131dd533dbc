//! The tables as they are made, for the eye: a change here is a new version and never an edit of an old one.

use crate::fixtures::raw;
use emr_monitor_core::archive::Archive;
use emr_monitor_store::SqliteArchive;
use rusqlite::Connection;
use std::path::Path;

const OF_EMR: &str = "'change_log', 'cluster', 'scope', 'step'";

#[tokio::test]
async fn the_tables_of_what_emr_told_are_these() {
    let root = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(dump(&made(root.path()).await, &format!("type = 'table' AND name IN ({OF_EMR})")), @r"
    CREATE TABLE change_log (
        seq INTEGER NOT NULL,
        position INTEGER NOT NULL,
        at INTEGER NOT NULL,
        scope INTEGER NOT NULL REFERENCES scope (key),
        kind TEXT NOT NULL,
        cluster TEXT,
        step TEXT,
        body TEXT NOT NULL,
        PRIMARY KEY (seq, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE cluster (
        scope INTEGER NOT NULL REFERENCES scope (key),
        id TEXT NOT NULL,
        state TEXT NOT NULL,
        ended INTEGER,
        state_at INTEGER NOT NULL,
        steps_at INTEGER,
        body TEXT NOT NULL,
        PRIMARY KEY (scope, id)
    ) STRICT;
    CREATE TABLE scope (
        key INTEGER PRIMARY KEY,
        account TEXT NOT NULL,
        region TEXT NOT NULL,
        heartbeat INTEGER,
        last_seq INTEGER NOT NULL DEFAULT 0, begun INTEGER,
        UNIQUE (account, region)
    ) STRICT;
    CREATE TABLE step (
        scope INTEGER NOT NULL REFERENCES scope (key),
        cluster TEXT NOT NULL,
        id TEXT NOT NULL,
        state TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (scope, cluster, id)
    ) STRICT
    ");
}

#[tokio::test]
async fn the_tables_of_what_the_app_itself_remembers_are_these() {
    let root = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(dump(&made(root.path()).await, &format!("type = 'table' AND name NOT IN ({OF_EMR})")), @r"
    CREATE TABLE alert (
        scope INTEGER NOT NULL REFERENCES scope (key),
        cluster TEXT NOT NULL,
        step TEXT NOT NULL,
        kind TEXT NOT NULL,
        happened INTEGER NOT NULL,
        decided INTEGER NOT NULL,
        reason_at INTEGER,
        phase TEXT NOT NULL CHECK (phase IN ('due', 'sending', 'told', 'listed')),
        seen INTEGER,
        body TEXT NOT NULL,
        PRIMARY KEY (scope, cluster, step, kind)
    ) STRICT;
    CREATE TABLE compat (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        number INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE watched_cluster (
        scope INTEGER NOT NULL REFERENCES scope (key),
        cluster TEXT NOT NULL,
        PRIMARY KEY (scope, cluster)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE way (
        profile TEXT NOT NULL,
        region TEXT NOT NULL,
        scope INTEGER NOT NULL REFERENCES scope (key),
        PRIMARY KEY (profile, region)
    ) STRICT, WITHOUT ROWID
    ");
}

#[tokio::test]
async fn what_guards_and_orders_them_is_this() {
    let root = tempfile::tempdir().unwrap();
    let file = made(root.path()).await;
    let version: i64 = file.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let mode: String = file.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!((version, mode.as_str()), (3, "wal"));
    insta::assert_snapshot!(dump(&file, "type <> 'table'"), @r"
    CREATE INDEX alert_by_decision ON alert (decided);
    CREATE INDEX alert_not_told ON alert (phase) WHERE phase IN ('due', 'sending');
    CREATE TRIGGER change_log_is_kept BEFORE DELETE ON change_log
    BEGIN SELECT raise(ABORT, 'the change log is append-only'); END;
    CREATE TRIGGER change_log_is_not_replaced BEFORE INSERT ON change_log
    WHEN EXISTS (SELECT 1 FROM change_log WHERE seq = NEW.seq AND position = NEW.position)
    BEGIN SELECT raise(ABORT, 'this place in the change log is taken'); END;
    CREATE TRIGGER change_log_is_not_rewritten BEFORE UPDATE ON change_log
    BEGIN SELECT raise(ABORT, 'the change log is append-only'); END;
    CREATE INDEX cluster_by_end ON cluster (scope, ended)
    ");
}

async fn made(folder: &Path) -> Connection {
    SqliteArchive::open(folder).unwrap().close().await.unwrap();
    raw(folder)
}

fn dump(file: &Connection, which: &str) -> String {
    let query =
        format!("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND {which} ORDER BY tbl_name, name");
    let mut statement = file.prepare(&query).unwrap();
    let parts: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    parts.join(";\n")
}
