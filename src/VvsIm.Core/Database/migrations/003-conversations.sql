CREATE TABLE conversations (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces,
  kind text NOT NULL CHECK (kind IN ('direct', 'group')),
  title text,
  -- The pair of a direct conversation, in order, so that there is one per pair whoever presses first.
  direct_low uuid REFERENCES users,
  direct_high uuid REFERENCES users,
  created_by uuid NOT NULL REFERENCES users,
  created_at timestamptz NOT NULL,
  -- The gapless counters. Whoever writes in a conversation locks this row first.
  last_seq bigint NOT NULL DEFAULT 0,
  last_change bigint NOT NULL DEFAULT 0,
  member_count integer NOT NULL,
  active_at timestamptz NOT NULL,
  xact xid8 NOT NULL,
  CHECK ((kind = 'direct') = (direct_low IS NOT NULL AND direct_high IS NOT NULL)),
  CHECK (direct_low <= direct_high),
  CHECK ((kind = 'direct') = (title IS NULL))
)
WITH (fillfactor = 70);
CREATE UNIQUE INDEX conversations_direct ON conversations (workspace_id, direct_low, direct_high) WHERE kind = 'direct';

CREATE TABLE conversation_members (
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users,
  role text NOT NULL CHECK (role IN ('member', 'owner')),
  joined_at timestamptz NOT NULL,
  -- Kept as a row after leaving, so that a device that was away learns of it.
  left_at timestamptz,
  last_read_seq bigint NOT NULL DEFAULT 0,
  xact xid8 NOT NULL,
  PRIMARY KEY (conversation_id, user_id)
)
WITH (fillfactor = 70);
CREATE INDEX conversation_members_user ON conversation_members (user_id, conversation_id);

-- The transaction that last wrote a row is where the sync cursor reads from; a trigger, so that no writer can forget it.
CREATE FUNCTION stamp_xact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.xact := pg_current_xact_id();
  RETURN NEW;
END
$$;
CREATE TRIGGER stamp_xact BEFORE INSERT OR UPDATE ON conversations FOR EACH ROW EXECUTE FUNCTION stamp_xact();
CREATE TRIGGER stamp_xact BEFORE INSERT OR UPDATE ON conversation_members FOR EACH ROW EXECUTE FUNCTION stamp_xact();
