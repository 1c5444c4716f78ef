-- Nobody writes in what is frozen, or archived for everybody: one column, so that no statement forgets one of them.
ALTER TABLE conversations
  ADD COLUMN closed boolean NOT NULL GENERATED ALWAYS AS (frozen_at IS NOT NULL OR archived_at IS NOT NULL) STORED;
CREATE INDEX conversations_workspace ON conversations (workspace_id, active_at);
