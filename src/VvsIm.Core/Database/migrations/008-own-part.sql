-- What is one member's own in a conversation, beside how far they have read.
ALTER TABLE conversation_members
  -- Rises with every write of the columns below it, so that a device knows which of two states is the later one.
  ADD COLUMN own_change bigint NOT NULL DEFAULT 0,
  -- Place among the member's pinned conversations; null if it isn't one.
  ADD COLUMN pin_order integer,
  -- Over when that time has passed; the end of the calendar means for ever.
  ADD COLUMN muted_until timestamptz,
  ADD COLUMN notify text NOT NULL DEFAULT 'all' CHECK (notify IN ('all', 'mentions', 'nothing')),
  ADD COLUMN archived boolean NOT NULL DEFAULT false,
  ADD COLUMN draft text,
  ADD COLUMN draft_at timestamptz,
  -- Rises when messages are marked unread again: positions are compared by (read_epoch, last_read_seq), and only move forward so.
  ADD COLUMN read_epoch bigint NOT NULL DEFAULT 0,
  -- The newest message ever seen. Marking as unread does not take it back: whoever was told of it knows.
  ADD COLUMN seen_seq bigint NOT NULL DEFAULT 0,
  -- Of the person who did not open a direct conversation: not in their list before something is said, unless they open it too.
  ADD COLUMN hidden boolean NOT NULL DEFAULT false,
  ADD CHECK ((draft IS NULL) = (draft_at IS NULL));
UPDATE conversation_members SET seen_seq = last_read_seq WHERE last_read_seq > 0;
UPDATE conversation_members m SET hidden = true
FROM conversations c
WHERE c.id = m.conversation_id AND c.kind = 'direct' AND c.last_seq = 0 AND c.created_by <> m.user_id;

-- A message brings a conversation back that was put away: append must find out at once that nobody did that.
CREATE INDEX conversation_members_archived ON conversation_members (conversation_id) WHERE archived;

ALTER TABLE users ADD COLUMN read_receipts boolean NOT NULL DEFAULT true;
