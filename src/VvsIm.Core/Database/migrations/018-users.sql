-- The person behind the account is gone; the row stays, for what they said names it.
ALTER TABLE users
  ADD COLUMN erased_at timestamptz,
  -- When they came in for the first time.
  ADD COLUMN signed_in_at timestamptz;
UPDATE users SET signed_in_at = created_at;
CREATE FUNCTION note_first_sign_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE users SET signed_in_at = NEW.created_at WHERE id = NEW.user_id AND signed_in_at IS NULL;
  RETURN NULL;
END
$$;
CREATE TRIGGER note_first_sign_in AFTER INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION note_first_sign_in();
CREATE INDEX users_created ON users (created_at, id);
CREATE INDEX users_name ON users (lower(display_name), id);

-- Who was removed from a workspace and may not come back.
CREATE TABLE workspace_bans (
  workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  -- Null: it has no end.
  until timestamptz,
  reason text,
  banned_by uuid NOT NULL REFERENCES users,
  banned_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX workspace_bans_user ON workspace_bans (user_id);

CREATE FUNCTION is_banned_from(workspace uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM workspace_bans WHERE workspace_id = workspace AND user_id = person AND (until IS NULL OR until > clock_timestamp())
  )
$$;

-- Messages that a ban has hidden: tombstones that can stand up again. What they said is the revision of that change, as long as no
-- later one has been made; the rest of what a tombstone loses is kept here.
CREATE TABLE hidden_messages (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  user_id uuid NOT NULL,
  change bigint NOT NULL,
  mentions uuid[],
  pinned_at timestamptz,
  pinned_by uuid,
  PRIMARY KEY (conversation_id, seq)
);
CREATE INDEX hidden_messages_user ON hidden_messages (user_id, conversation_id, seq);

-- What takes a while, done in small steps by the worker, one after the other.
CREATE TABLE account_tasks (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('hideMessages', 'showMessages', 'eraseMessages', 'export')),
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  requested_by uuid NOT NULL REFERENCES users,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'stopped', 'failed', 'expired')),
  done bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  held bigint NOT NULL DEFAULT 0,
  -- The message that a sweep has come to, by time and id.
  place_at timestamptz,
  place_id uuid,
  bytes bigint,
  finished_at timestamptz,
  expires_at timestamptz,
  error text
);
CREATE INDEX account_tasks_user ON account_tasks (user_id, requested_at);
CREATE INDEX account_tasks_pending ON account_tasks (requested_at) WHERE state IN ('waiting', 'running');
CREATE INDEX account_tasks_expiring ON account_tasks (expires_at) WHERE state = 'done' AND expires_at IS NOT NULL;
