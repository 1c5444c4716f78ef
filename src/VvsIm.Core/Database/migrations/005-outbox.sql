-- What must be told to the world, written in the transaction that made it true, drained in id order per partition.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY,
  partition smallint NOT NULL,
  channels text[] NOT NULL,
  -- A conversation whose members get the payload on their own channels too, as they are when it is delivered.
  audience_id uuid,
  payload text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (partition, id)
)
-- The table is small and turns over quickly: vacuum by count, not by share.
WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Rows that the realtime engine refused for good, kept with its error until replayed or discarded.
CREATE TABLE outbox_dead (
  id bigint PRIMARY KEY,
  partition smallint NOT NULL,
  channels text[] NOT NULL,
  audience_id uuid,
  payload text NOT NULL,
  created_at timestamptz NOT NULL,
  died_at timestamptz NOT NULL DEFAULT now(),
  error text NOT NULL
);
CREATE INDEX outbox_dead_died ON outbox_dead (died_at);
