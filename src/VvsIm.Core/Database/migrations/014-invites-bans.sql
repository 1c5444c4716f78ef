-- Links that let people in: into a workspace, or into one of its groups or channels and the workspace with it.
CREATE TABLE invites (
  id uuid PRIMARY KEY,
  -- Shown to those who may make links. It is looked up by its hash alone, so that how long a look-up takes says nothing about the code.
  code text NOT NULL,
  code_hash bytea NOT NULL UNIQUE,
  workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
  conversation_id uuid REFERENCES conversations ON DELETE CASCADE,
  created_by uuid NOT NULL REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  max_uses integer,
  -- How many rows of invite_uses there are. Whoever comes in locks this row first, so a link never lets in one too many.
  uses integer NOT NULL DEFAULT 0,
  revoked_at timestamptz
);
CREATE INDEX invites_workspace ON invites (workspace_id, created_at) WHERE conversation_id IS NULL AND revoked_at IS NULL;
CREATE INDEX invites_conversation ON invites (conversation_id, created_at) WHERE revoked_at IS NULL;

CREATE TABLE invite_uses (
  invite_id uuid NOT NULL REFERENCES invites ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  used_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (invite_id, user_id)
);

-- Who sent this member away; null for who left by themselves. Links do not open for whom somebody removed.
ALTER TABLE conversation_members ADD COLUMN removed_by uuid REFERENCES users;

CREATE TABLE bans (
  user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  -- Null: it has no end.
  until timestamptz,
  reason text,
  banned_by uuid NOT NULL REFERENCES users,
  banned_at timestamptz NOT NULL DEFAULT now()
);

-- Rises with every write to the bans, in its transaction: a node that sees the number it saw before has nothing to read.
ALTER TABLE installation ADD COLUMN bans_version bigint NOT NULL DEFAULT 0;
CREATE FUNCTION count_ban() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE installation SET bans_version = bans_version + 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_ban AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON bans FOR EACH STATEMENT EXECUTE FUNCTION count_ban();

CREATE FUNCTION is_banned(person uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM bans WHERE user_id = person AND (until IS NULL OR until > clock_timestamp()))
$$;
