-- An archive as the first version of the app (tables' version 1) wrote it: a scope that was read, one that never was. Not to be edited.
PRAGMA journal_mode = WAL;
PRAGMA user_version = 1;
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
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
INSERT INTO "change_log" VALUES(1,0,1763885730000,1,'cluster_appeared','j-2AXXXXXXGAPLF',NULL,'{"kind":"cluster_appeared","cluster":"j-2AXXXXXXGAPLF","state":"RUNNING"}');
INSERT INTO "change_log" VALUES(1,1,1763885730000,1,'step_appeared','j-2AXXXXXXGAPLF','s-1XXXXXXXXXXXX','{"kind":"step_appeared","cluster":"j-2AXXXXXXGAPLF","step":"s-1XXXXXXXXXXXX","state":"FAILED"}');
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
INSERT INTO "cluster" VALUES(1,'j-2AXXXXXXGAPLF','RUNNING',NULL,1763885790000,1763885760000,'{"told":{"id":"j-2AXXXXXXGAPLF","name":"flood-europe","arn":null,"state":"RUNNING","reason":null,"errors":[],"created":1763880000000,"ready":1763880400000,"ended":null,"normalized_hours":412},"state_at":1763885730000,"listing":"listed","passages":[],"description":{"is":"absent"},"capacity":{"is":"absent"},"bootstrap":{"is":"absent"},"auto_termination":{"is":"absent"},"managed_scaling":{"is":"absent"},"steps_read":{"at":1763885700000,"whole":true,"trouble":null}}');
CREATE TABLE compat (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO "compat" VALUES(1,1);
CREATE TABLE scope (
    key INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    heartbeat INTEGER,
    last_seq INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account, region)
) STRICT;
INSERT INTO "scope" VALUES(1,'{"known":"111122223333"}','eu-west-1',1763885790000,1);
INSERT INTO "scope" VALUES(2,'{"unknown":"risk"}','eu-west-1',NULL,0);
CREATE TABLE step (
    scope INTEGER NOT NULL REFERENCES scope (key),
    cluster TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (scope, cluster, id)
) STRICT;
INSERT INTO "step" VALUES(1,'j-2AXXXXXXGAPLF','s-1XXXXXXXXXXXX','FAILED','{"told":{"id":"s-1XXXXXXXXXXXX","name":"event-set-3","state":"FAILED","state_reason":null,"failure":null,"created":1763881000000,"started":1763882000000,"ended":1763885000000,"action_on_failure":"CONTINUE","jar":"command-runner.jar","main_class":null,"args":["spark-submit","s3://models/run.jar"],"properties":{},"log_uri":null,"execution_role":null},"at":1763885700000,"ordinal":0,"slot":0,"reason_at":null,"end_seen":null}');
CREATE TABLE way (
    profile TEXT NOT NULL,
    region TEXT NOT NULL,
    scope INTEGER NOT NULL REFERENCES scope (key),
    PRIMARY KEY (profile, region)
) STRICT, WITHOUT ROWID;
INSERT INTO "way" VALUES('models','eu-west-1',1);
INSERT INTO "way" VALUES('risk','eu-west-1',2);
CREATE INDEX cluster_by_end ON cluster (scope, ended);
CREATE TRIGGER change_log_is_not_rewritten BEFORE UPDATE ON change_log
BEGIN SELECT raise(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_log_is_kept BEFORE DELETE ON change_log
BEGIN SELECT raise(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_log_is_not_replaced BEFORE INSERT ON change_log
WHEN EXISTS (SELECT 1 FROM change_log WHERE seq = NEW.seq AND position = NEW.position)
BEGIN SELECT raise(ABORT, 'this place in the change log is taken'); END;
COMMIT;
