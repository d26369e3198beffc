-- Every key leads with the portal, so that the tables can be spread over machines by it.
CREATE TABLE portal_counter (
  portal  TEXT NOT NULL PRIMARY KEY,
  last_id INTEGER NOT NULL
) WITHOUT ROWID;

-- Instants are epoch milliseconds. The columns named like properties repeat what properties (JSON) holds,
-- in the type in which it is compared.
CREATE TABLE call (
  portal               TEXT NOT NULL,
  id                   INTEGER NOT NULL,
  created_at           INTEGER NOT NULL,
  updated_at           INTEGER NOT NULL,
  archived_at          INTEGER,
  hs_timestamp         INTEGER,
  hs_call_duration     NUMERIC,
  hs_call_direction    TEXT,
  hs_call_status       TEXT,
  hs_call_disposition  TEXT,
  hubspot_owner_id     TEXT,
  properties           TEXT NOT NULL,
  PRIMARY KEY (portal, id)
);
CREATE INDEX call_created ON call (portal, created_at, id);
CREATE INDEX call_updated ON call (portal, updated_at);
CREATE INDEX call_archived ON call (portal, id) WHERE archived_at IS NOT NULL;
CREATE INDEX call_timestamp ON call (portal, hs_timestamp) WHERE hs_timestamp IS NOT NULL;
CREATE INDEX call_duration ON call (portal, hs_call_duration) WHERE hs_call_duration IS NOT NULL;
CREATE INDEX call_direction ON call (portal, hs_call_direction) WHERE hs_call_direction IS NOT NULL;
CREATE INDEX call_status ON call (portal, hs_call_status) WHERE hs_call_status IS NOT NULL;
CREATE INDEX call_disposition ON call (portal, hs_call_disposition) WHERE hs_call_disposition IS NOT NULL;
CREATE INDEX call_owner ON call (portal, hubspot_owner_id) WHERE hubspot_owner_id IS NOT NULL;

-- The words of title and body, cut and folded by the program so that both databases find the same.
CREATE VIRTUAL TABLE call_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE unique_value (
  portal   TEXT NOT NULL,
  property TEXT NOT NULL,
  value    TEXT NOT NULL,
  call_id  INTEGER NOT NULL,
  PRIMARY KEY (portal, property, value)
) WITHOUT ROWID;
CREATE INDEX unique_value_call ON unique_value (portal, call_id);

-- Version n of a property of a call.
CREATE TABLE call_version (
  portal       TEXT NOT NULL,
  call_id      INTEGER NOT NULL,
  property     TEXT NOT NULL,
  n            INTEGER NOT NULL,
  value        TEXT NOT NULL,
  at           INTEGER NOT NULL,
  source_type  TEXT NOT NULL,
  source_id    TEXT,
  source_label TEXT,
  source_user  INTEGER,
  PRIMARY KEY (portal, call_id, property, n)
) WITHOUT ROWID;

-- Association n of a call.
CREATE TABLE call_association (
  portal   TEXT NOT NULL,
  call_id  INTEGER NOT NULL,
  to_type  TEXT NOT NULL,
  to_id    TEXT NOT NULL,
  category TEXT NOT NULL,
  type_id  INTEGER NOT NULL,
  n        INTEGER NOT NULL,
  PRIMARY KEY (portal, call_id, to_type, to_id, category, type_id)
) WITHOUT ROWID;
CREATE INDEX call_association_target ON call_association (portal, to_type, to_id, call_id);

CREATE TABLE property_definition (
  portal     TEXT NOT NULL,
  name       TEXT NOT NULL,
  definition BLOB NOT NULL,
  PRIMARY KEY (portal, name)
) WITHOUT ROWID;

-- least_call and greatest_call enclose the ids of the calls that a blob shows: a purge looks only into those blobs.
CREATE TABLE replay (
  portal        TEXT NOT NULL,
  request_id    TEXT NOT NULL,
  fingerprint   TEXT NOT NULL,
  recorded_at   INTEGER NOT NULL,
  least_call    INTEGER,
  greatest_call INTEGER,
  answer        BLOB,
  PRIMARY KEY (portal, request_id)
);
-- The sweep and the queue look at all portals at once, so these three indexes don't lead with the portal.
CREATE INDEX replay_recorded ON replay (recorded_at);

-- Instants of batches are epoch nanoseconds.
CREATE TABLE batch (
  portal       TEXT NOT NULL,
  id           TEXT NOT NULL,
  operation    TEXT NOT NULL,
  status       TEXT NOT NULL,
  requested_at INTEGER NOT NULL,
  started_at   INTEGER,
  ended_at     INTEGER,
  inputs_total INTEGER NOT NULL,
  done         INTEGER NOT NULL,
  failed       INTEGER NOT NULL,
  source_type  TEXT NOT NULL,
  source_id    TEXT,
  source_label TEXT,
  source_user  INTEGER,
  PRIMARY KEY (portal, id)
);
CREATE INDEX batch_status ON batch (portal, status, id);
CREATE INDEX batch_ended ON batch (ended_at) WHERE ended_at IS NOT NULL;

-- A chunk is open while it may be claimed: its batch hasn't ended and nothing came of it yet.
CREATE TABLE batch_chunk (
  portal        TEXT NOT NULL,
  batch         TEXT NOT NULL,
  ordinal       INTEGER NOT NULL,
  first_input   INTEGER NOT NULL,
  requested_at  INTEGER NOT NULL,
  open          INTEGER NOT NULL,
  lease_until   INTEGER NOT NULL,
  fence         INTEGER NOT NULL,
  least_call    INTEGER,
  greatest_call INTEGER,
  inputs        BLOB,
  outcome       BLOB,
  PRIMARY KEY (portal, batch, ordinal)
);
CREATE INDEX batch_chunk_open ON batch_chunk (requested_at, portal, batch, ordinal) WHERE open = 1;
