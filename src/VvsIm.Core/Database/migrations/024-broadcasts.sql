-- A word to many at once. Each of them has a row of notifications with the broadcast's id, until it is old or withdrawn.
CREATE TABLE broadcasts (
  id uuid PRIMARY KEY,
  -- Null: everybody in the installation.
  workspace_id uuid REFERENCES workspaces ON DELETE CASCADE,
  -- Only those of this role in it, or in the installation; null: whatever their role.
  role text CHECK (role IN ('member', 'moderator', 'owner', 'operator')),
  text text NOT NULL,
  written_by uuid NOT NULL REFERENCES users,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  send_at timestamptz NOT NULL,
  -- The person whom it has come to, in the order of ids; null before the first.
  place uuid,
  sent_at timestamptz,
  -- How many have got it; and how many of those whose rows are gone had read it. Who has read it of the others is asked of their rows.
  received integer NOT NULL DEFAULT 0,
  read_before integer NOT NULL DEFAULT 0,
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES users,
  CHECK (role <> 'operator' OR workspace_id IS NULL)
);
CREATE INDEX broadcasts_due ON broadcasts (send_at) WHERE sent_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX broadcasts_workspace ON broadcasts (workspace_id, send_at);

-- Whoever deletes notifications need not think of this: a number that was right stays right.
CREATE FUNCTION keep_broadcast_read() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE broadcasts SET read_before = read_before + 1 WHERE id = OLD.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_broadcast_read AFTER DELETE ON notifications FOR EACH ROW
WHEN (OLD.about = 'broadcast' AND OLD.read_at >= OLD.at) EXECUTE FUNCTION keep_broadcast_read();

-- Whom a broadcast is for. People who are banned or erased get it too, and read it if they come back.
CREATE FUNCTION broadcast_audience(workspace uuid, wanted text) RETURNS TABLE (user_id uuid) LANGUAGE sql STABLE AS $$
  SELECT u.id FROM users u
  WHERE CASE
    WHEN wanted = 'operator' THEN EXISTS (
      SELECT FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = u.id AND r.name = 'operator'
    )
    WHEN workspace IS NULL AND wanted IS NULL THEN true
    ELSE EXISTS (
      SELECT FROM workspace_members m
      WHERE m.user_id = u.id AND (workspace IS NULL OR m.workspace_id = workspace) AND (wanted IS NULL OR m.role = wanted)
    )
  END
$$;
