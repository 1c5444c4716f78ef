-- What moderators and operators did, in the order in which they did it: append-only, without a hole, each row with the hash of the one
-- before; see docs/decisions/015.
CREATE TABLE moderation_events (
  seq bigint PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  at timestamptz NOT NULL,
  -- Null: a rule, or a job of the installation itself.
  actor_id uuid,
  action text NOT NULL,
  target_kind text,
  target_id uuid,
  -- Null: it concerns the whole installation.
  workspace_id uuid,
  conversation_id uuid,
  -- Whom it concerns, if it is a person.
  user_id uuid,
  -- The reason, and what else there is to say: an object of texts, kept as it was hashed (json keeps every character, jsonb does not).
  details json,
  -- Makes the digest say nothing about details that are forgotten later.
  salt bytea,
  -- The details name somebody. Erasing that person takes details and salt away; the digest, and with it the chain, stays.
  personal boolean NOT NULL,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);
CREATE INDEX moderation_events_workspace ON moderation_events (workspace_id, seq);
CREATE INDEX moderation_events_user ON moderation_events (user_id, seq) WHERE user_id IS NOT NULL;
CREATE INDEX moderation_events_actor ON moderation_events (actor_id, seq);
CREATE INDEX moderation_events_conversation ON moderation_events (conversation_id, seq) WHERE conversation_id IS NOT NULL;
CREATE INDEX moderation_events_target ON moderation_events (target_id, seq) WHERE target_id IS NOT NULL;

-- The end of the chain. Whoever appends locks it, last of all that they lock, until their commit.
CREATE TABLE moderation_log (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  seq bigint NOT NULL,
  hash bytea NOT NULL
);
INSERT INTO moderation_log (seq, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION keep_moderation_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.personal AND NEW.details IS NULL AND NEW.salt IS NULL
    AND to_jsonb(NEW) - 'details' - 'salt' = to_jsonb(OLD) - 'details' - 'salt' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'moderation_events is append-only';
END
$$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON moderation_events FOR EACH ROW EXECUTE FUNCTION keep_moderation_events();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON moderation_events FOR EACH STATEMENT EXECUTE FUNCTION keep_moderation_events();

-- A moderator's word to one person: what was done about something of theirs, or about what they reported.
ALTER TABLE notifications DROP CONSTRAINT notifications_about_check;
ALTER TABLE notifications
  ADD CONSTRAINT notifications_about_check CHECK (about IN ('message', 'reaction', 'invite', 'broadcast', 'moderation')),
  -- What was done, a word of the contract's Notice.
  ADD COLUMN notice text,
  -- The beginning of what it is about, as it was.
  ADD COLUMN quote text,
  ADD CHECK ((about = 'moderation') = (notice IS NOT NULL));
DO $$
DECLARE
  stale text;
BEGIN
  FOR stale IN
    SELECT conname FROM pg_constraint
    WHERE conrelid = 'notifications'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%broadcast%'
      AND conname <> 'notifications_about_check'
  LOOP
    EXECUTE format('ALTER TABLE notifications DROP CONSTRAINT %I', stale);
  END LOOP;
END
$$;
ALTER TABLE notifications
  ADD CHECK ((about IN ('broadcast', 'moderation')) = (conversation_id IS NULL)),
  ADD CHECK (about = 'moderation' OR (about = 'broadcast') = (text IS NOT NULL));

-- Nobody writes in a frozen conversation, whatever their role.
ALTER TABLE conversations ADD COLUMN frozen_at timestamptz, ADD COLUMN archived_at timestamptz;

-- The contract's WorkspaceSettings; what is missing is as by default.
ALTER TABLE workspaces ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';
