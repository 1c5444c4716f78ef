ALTER TABLE conversations DROP CONSTRAINT conversations_kind_check;
ALTER TABLE conversations
  ADD CONSTRAINT conversations_kind_check CHECK (kind IN ('direct', 'group', 'channel')),
  ADD COLUMN topic text,
  ADD COLUMN emoji text,
  ADD COLUMN posting text NOT NULL DEFAULT 'everyone' CHECK (posting IN ('everyone', 'admins')),
  ADD COLUMN slow_seconds integer NOT NULL DEFAULT 0,
  ADD COLUMN history_visible boolean NOT NULL DEFAULT true,
  -- The greatest history_from of its members: of messages up to here an event carries no text, for somebody may not see it.
  ADD COLUMN history_floor bigint NOT NULL DEFAULT 0,
  ADD COLUMN deleted_at timestamptz;
CREATE UNIQUE INDEX conversations_channel ON conversations (workspace_id, lower(title)) WHERE kind = 'channel' AND deleted_at IS NULL;

ALTER TABLE conversation_members DROP CONSTRAINT conversation_members_role_check;
ALTER TABLE conversation_members
  ADD CONSTRAINT conversation_members_role_check CHECK (role IN ('member', 'admin', 'owner')),
  -- Messages up to this seq were said before they came, in a group that hides them.
  ADD COLUMN history_from bigint NOT NULL DEFAULT 0,
  ADD COLUMN silenced_until timestamptz;

-- What a system message tells: the contract's SystemMessage. Its text is empty.
ALTER TABLE messages ADD COLUMN system jsonb;

-- Everybody who may read in a conversation, with their own part of it: its members, and in a public channel the rest of the workspace.
CREATE VIEW conversation_readers AS
SELECT
  m.conversation_id, m.user_id, true AS member, m.role, m.history_from, m.silenced_until, m.last_read_seq, m.read_epoch,
  m.own_change, m.pin_order, m.muted_until, m.notify, m.archived, m.draft, m.draft_at, m.hidden
FROM conversation_members m
WHERE m.left_at IS NULL
UNION ALL
SELECT
  c.id, w.user_id, false, 'none', 0, NULL, c.last_seq, 0,
  0, NULL, NULL, 'nothing', false, NULL, NULL, true
FROM conversations c
JOIN workspace_members w ON w.workspace_id = c.workspace_id
WHERE c.kind = 'channel' AND c.deleted_at IS NULL
  AND NOT EXISTS (
    SELECT FROM conversation_members x WHERE x.conversation_id = c.id AND x.user_id = w.user_id AND x.left_at IS NULL
  );

-- Admins mention everybody too; ConversationPermissions says so of the act MentionAll.
CREATE OR REPLACE FUNCTION mentioned(conversation uuid, sender uuid, named uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT nullif(
    ARRAY(
      SELECT n.id
      FROM unnest(named) WITH ORDINALITY AS n (id, place)
      JOIN conversation_members m
        ON m.conversation_id = conversation
        AND m.left_at IS NULL
        AND m.user_id = CASE WHEN n.id = '00000000-0000-0000-0000-000000000000' THEN sender ELSE n.id END
        AND (n.id <> '00000000-0000-0000-0000-000000000000' OR m.role IN ('admin', 'owner'))
      ORDER BY n.place
    ),
    '{}'
  )
$$;
