-- Who was given a token for a staff channel and may still be subscribed by it. Whoever loses the role is unsubscribed again and again
-- until the token is worth nothing, which holds with every realtime engine and however the role was lost.
CREATE TABLE staff_listeners (
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  -- A workspace; zero is the installation.
  scope_id uuid NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (user_id, scope_id)
);

-- The processes that live, by what they say of themselves every few seconds.
CREATE TABLE nodes (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  roles text NOT NULL,
  version text NOT NULL,
  started_at timestamptz NOT NULL,
  beat_at timestamptz NOT NULL
);

-- What each process has counted in each minute; read by the measurement of that minute, and forgotten after two days.
CREATE TABLE node_minutes (
  minute timestamptz NOT NULL,
  node_id uuid NOT NULL,
  requests bigint NOT NULL DEFAULT 0,
  -- Requests that were answered with 500 or more.
  failures bigint NOT NULL DEFAULT 0,
  -- Outbox rows that were delivered, how long they had waited in all, and the longest of it.
  deliveries bigint NOT NULL DEFAULT 0,
  waited_ms bigint NOT NULL DEFAULT 0,
  longest_ms bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (minute, node_id)
);

-- The whole installation through time: a row a minute for two days, a row an hour for sixty.
CREATE TABLE measurements (
  span text NOT NULL CHECK (span IN ('minute', 'hour')),
  -- Where the minute or the hour begins.
  at timestamptz NOT NULL,
  -- Minutes that were measured in it.
  minutes smallint NOT NULL,
  -- Summed over the span.
  messages bigint NOT NULL,
  failures bigint NOT NULL,
  failed_jobs bigint NOT NULL,
  deliveries bigint NOT NULL,
  waited_ms bigint NOT NULL,
  -- The highest in the span; connections and people are unknown while the realtime engine does not answer.
  longest_ms bigint NOT NULL,
  online bigint,
  connections bigint,
  outbox_depth bigint NOT NULL,
  outbox_dead bigint NOT NULL,
  -- At the end of the span.
  storage_bytes bigint NOT NULL,
  database_bytes bigint NOT NULL,
  PRIMARY KEY (span, at)
);

-- The scheduled jobs as the workers know them, with their latest run.
CREATE TABLE jobs (
  name text PRIMARY KEY,
  schedule text NOT NULL,
  next_at timestamptz,
  seen_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  -- done or failed; null while it runs, and before its first run.
  result text CHECK (result IN ('done', 'failed')),
  said text,
  error text,
  node_id uuid
);

-- Runs worth remembering: that did or said something, failed, were asked for, or are rarer than once a minute. The latest fifty of each.
CREATE TABLE job_runs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job text NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz NOT NULL,
  result text NOT NULL CHECK (result IN ('done', 'failed')),
  said text,
  error text,
  node text NOT NULL,
  asked_by uuid
);
CREATE INDEX job_runs_job ON job_runs (job, id DESC);
CREATE INDEX job_runs_failed ON job_runs (ended_at) WHERE result = 'failed';

-- "Run now": taken by whichever worker is free to run it.
CREATE TABLE job_requests (
  job text PRIMARY KEY,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now()
);
