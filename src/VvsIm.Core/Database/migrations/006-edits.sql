ALTER TABLE messages
  ADD COLUMN edited_at timestamptz,
  ADD COLUMN deleted_at timestamptz,
  ADD COLUMN deleted_by uuid;

-- Every text that an edit or a deletion replaced. Moderators read it; nothing that members reach does.
CREATE TABLE message_revisions (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  -- The change that replaced this text.
  change bigint NOT NULL,
  text text NOT NULL,
  replaced_by uuid NOT NULL,
  replaced_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, seq, change)
);
