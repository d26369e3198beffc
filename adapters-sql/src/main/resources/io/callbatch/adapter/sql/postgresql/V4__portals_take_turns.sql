-- Leads with the portal, as portals take turns: a seek to the first chunk of the next one.
DROP INDEX batch_chunk_open;
CREATE INDEX batch_chunk_open ON batch_chunk (portal, requested_at, batch, ordinal) WHERE open = 1;
