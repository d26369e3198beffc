-- Every key leads with the portal, so that the tables can be spread over machines by it.
CREATE SEQUENCE call_id AS bigint MINVALUE 10000000001;

-- Instants are epoch milliseconds. The columns named like properties repeat what properties (JSON) holds,
-- in the type in which it is compared.
CREATE TABLE call (
  portal               text COLLATE "C" NOT NULL,
  id                   bigint NOT NULL,
  created_at           bigint NOT NULL,
  updated_at           bigint NOT NULL,
  archived_at          bigint,
  hs_timestamp         bigint,
  hs_call_duration     numeric,
  hs_call_direction    text COLLATE "C",
  hs_call_status       text COLLATE "C",
  hs_call_disposition  text COLLATE "C",
  hubspot_owner_id     text COLLATE "C",
  properties           jsonb NOT NULL,
  -- The words of title and body, cut and folded by the program so that both databases find the same.
  words                tsvector NOT NULL,
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
CREATE INDEX call_words ON call USING gin (words);
CREATE INDEX call_owner ON call (portal, hubspot_owner_id) WHERE hubspot_owner_id IS NOT NULL;

CREATE TABLE unique_value (
  portal   text COLLATE "C" NOT NULL,
  property text COLLATE "C" NOT NULL,
  value    text COLLATE "C" NOT NULL,
  call_id  bigint NOT NULL,
  PRIMARY KEY (portal, property, value)
);
CREATE INDEX unique_value_call ON unique_value (portal, call_id);

-- Version n of a property of a call.
CREATE TABLE call_version (
  portal       text COLLATE "C" NOT NULL,
  call_id      bigint NOT NULL,
  property     text COLLATE "C" NOT NULL,
  n            bigint NOT NULL,
  value        text COLLATE "C" NOT NULL,
  at           bigint NOT NULL,
  source_type  text COLLATE "C" NOT NULL,
  source_id    text COLLATE "C",
  source_label text COLLATE "C",
  source_user  bigint,
  PRIMARY KEY (portal, call_id, property, n)
);

-- Association n of a call.
CREATE TABLE call_association (
  portal   text COLLATE "C" NOT NULL,
  call_id  bigint NOT NULL,
  to_type  text COLLATE "C" NOT NULL,
  to_id    text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  type_id  bigint NOT NULL,
  n        bigint NOT NULL,
  PRIMARY KEY (portal, call_id, to_type, to_id, category, type_id)
);
CREATE INDEX call_association_target ON call_association (portal, to_type, to_id, call_id);

CREATE TABLE property_definition (
  portal     text COLLATE "C" NOT NULL,
  name       text COLLATE "C" NOT NULL,
  definition bytea NOT NULL,
  PRIMARY KEY (portal, name)
);

-- least_call and greatest_call enclose the ids of the calls that a blob shows: a purge looks only into those blobs.
CREATE TABLE replay (
  portal        text COLLATE "C" NOT NULL,
  request_id    text COLLATE "C" NOT NULL,
  fingerprint   text COLLATE "C" NOT NULL,
  recorded_at   bigint NOT NULL,
  least_call    bigint,
  greatest_call bigint,
  answer        bytea,
  PRIMARY KEY (portal, request_id)
);
-- The sweep and the queue look at all portals at once, so these three indexes don't lead with the portal.
CREATE INDEX replay_recorded ON replay (recorded_at);

-- Instants of batches are epoch nanoseconds.
CREATE TABLE batch (
  portal       text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,
  operation    text COLLATE "C" NOT NULL,
  status       text COLLATE "C" NOT NULL,
  requested_at bigint NOT NULL,
  started_at   bigint,
  ended_at     bigint,
  inputs_total bigint NOT NULL,
  done         bigint NOT NULL,
  failed       bigint NOT NULL,
  source_type  text COLLATE "C" NOT NULL,
  source_id    text COLLATE "C",
  source_label text COLLATE "C",
  source_user  bigint,
  PRIMARY KEY (portal, id)
);
CREATE INDEX batch_status ON batch (portal, status, id);
CREATE INDEX batch_ended ON batch (ended_at) WHERE ended_at IS NOT NULL;

-- A chunk is open while it may be claimed: its batch hasn't ended and nothing came of it yet.
CREATE TABLE batch_chunk (
  portal        text COLLATE "C" NOT NULL,
  batch         text COLLATE "C" NOT NULL,
  ordinal       bigint NOT NULL,
  first_input   bigint NOT NULL,
  requested_at  bigint NOT NULL,
  open          bigint NOT NULL,
  lease_until   bigint NOT NULL,
  fence         bigint NOT NULL,
  least_call    bigint,
  greatest_call bigint,
  inputs        bytea,
  outcome       bytea,
  PRIMARY KEY (portal, batch, ordinal)
);
CREATE INDEX batch_chunk_open ON batch_chunk (requested_at, portal, batch, ordinal) WHERE open = 1;
