ALTER TABLE conversations
  -- Days for which messages are kept here; 0: for ever; null: as the workspace has it.
  ADD COLUMN retention_days integer CHECK (retention_days >= 0),
  -- How many messages retention has removed, up to when and under which rule; the last two for those who read.
  ADD COLUMN purged bigint NOT NULL DEFAULT 0,
  ADD COLUMN purged_before timestamptz,
  ADD COLUMN purged_days integer;
CREATE INDEX conversations_own_retention ON conversations (workspace_id) WHERE retention_days IS NOT NULL OR legal_hold;

-- Days that hold in a conversation; null: for ever. A rule of its own is stronger than the workspace's, in either direction.
CREATE FUNCTION retention_days(settings jsonb, own integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT nullif(coalesce(own, (settings ->> 'retentionDays')::integer), 0)
$$;

-- The stretches that were removed, by the change that removed them: what a client that was away must take off its screen. Only as far
-- back as changes are replayed at all.
CREATE TABLE message_purges (
  conversation_id uuid NOT NULL,
  change bigint NOT NULL,
  first_seq bigint NOT NULL,
  last_seq bigint NOT NULL,
  kept bigint[] NOT NULL,
  PRIMARY KEY (conversation_id, change)
);

CREATE TABLE retention_runs (
  id uuid PRIMARY KEY,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  interrupted boolean NOT NULL DEFAULT false,
  conversations integer NOT NULL DEFAULT 0,
  messages bigint NOT NULL DEFAULT 0,
  rows bigint NOT NULL DEFAULT 0,
  files bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  batches integer NOT NULL DEFAULT 0
);
CREATE INDEX retention_runs_started ON retention_runs (started_at);

CREATE INDEX reminders_message ON reminders (message_id);

-- As before, but where messages are missing it looks at the next one that is there.
CREATE OR REPLACE FUNCTION seq_at(conversation uuid, moment timestamptz) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  low bigint := 1;
  high bigint := (SELECT last_seq + 1 FROM conversations WHERE id = conversation);
  beyond bigint := high;
  middle bigint;
BEGIN
  WHILE low < high LOOP
    middle := (low + high) / 2;
    IF (
      SELECT created_at < moment FROM messages WHERE conversation_id = conversation AND seq >= middle ORDER BY seq LIMIT 1
    ) THEN
      low := middle + 1;
    ELSE
      high := middle;
    END IF;
  END LOOP;
  RETURN nullif(low, beyond);
END
$$;
