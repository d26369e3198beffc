-- Empty but within a transaction that asks whether the store takes writes.
CREATE TABLE store_probe (
  room bytea NOT NULL
);
