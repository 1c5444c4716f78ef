CREATE TABLE workspaces (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE workspace_members (
  workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('member', 'moderator', 'owner')),
  joined_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX workspace_members_user ON workspace_members (user_id, joined_at);

-- What is true of the installation as a whole; one row.
CREATE TABLE installation (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- Part of every sync cursor. A database restored elsewhere gets a new one, because transaction ids start over there.
  epoch uuid NOT NULL DEFAULT gen_random_uuid(),
  default_workspace_id uuid REFERENCES workspaces
);
INSERT INTO installation DEFAULT VALUES;
