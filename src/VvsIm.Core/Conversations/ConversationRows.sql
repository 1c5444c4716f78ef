SELECT
  c.id,
  c.workspace_id,
  c.kind,
  c.title,
  CASE WHEN c.direct_low = m.user_id THEN c.direct_high ELSE c.direct_low END,
  c.member_count,
  c.last_change,
  c.last_seq,
  m.last_read_seq,
  (
    -- Limits.CountedUnread: nobody needs to know more than "99+".
    SELECT count(*)::int
    FROM (
      SELECT FROM messages x
      WHERE x.conversation_id = c.id AND x.seq > m.last_read_seq AND x.sender_id <> m.user_id
        AND x.deleted_at IS NULL AND x.thread_seq IS NULL AND x.system IS NULL
      LIMIT 100
    ) unread
  ),
  (
    SELECT count(*)::int
    FROM (
      SELECT FROM messages x
      WHERE x.conversation_id = c.id AND x.seq > m.last_read_seq AND x.sender_id <> m.user_id
        AND x.deleted_at IS NULL AND x.thread_seq IS NULL AND x.system IS NULL
        AND x.mentions IS NOT NULL AND x.mentions && ARRAY[m.user_id, '00000000-0000-0000-0000-000000000000']
      LIMIT 100
    ) mentions
  ),
  (
    SELECT count(*)::int
    FROM (
      SELECT FROM thread_members t
      JOIN messages x ON x.conversation_id = t.conversation_id AND x.thread_seq = t.thread_seq AND x.seq > t.last_read_seq
      WHERE t.conversation_id = c.id AND t.user_id = m.user_id AND t.following
        AND x.sender_id <> m.user_id AND x.deleted_at IS NULL
      LIMIT 100
    ) replies
  ),
  m.role,
  (SELECT w.role FROM workspace_members w WHERE w.workspace_id = c.workspace_id AND w.user_id = m.user_id),
  m.silenced_until,
  m.history_from,
  c.topic,
  c.emoji,
  c.posting,
  c.slow_seconds,
  c.history_visible,
  c.avatar_id,
  c.frozen_at IS NOT NULL,
  c.archived_at IS NOT NULL,
  -- Standings.Suspended.
  CASE WHEN c.kind = 'direct' THEN EXISTS (
    SELECT FROM workspaces off WHERE off.id = c.workspace_id AND off.settings @> '{"directMessages": false}'
  ) ELSE false END,
  c.active_at,
  m.read_epoch,
  m.conversation_id,
  m.own_change,
  m.pin_order,
  m.muted_until,
  m.notify,
  m.archived,
  m.draft,
  m.draft_at,
  c.purged_before,
  c.purged_days,
  last.seq,
  last.change,
  last.id,
  last.sender_id,
  last.client_id,
  last.text,
  last.created_at,
  last.edited_at,
  last.deleted_at,
  last.reply_to_seq,
  last.thread_seq,
  last.forwarded_from,
  last.mentions,
  last.thread_count,
  last.thread_last_seq,
  last.thread_last_at,
  last.thread_repliers,
  last.pinned_at,
  last.pinned_by,
  last.reactions::text,
  NULL::text,
  last.attachments::text,
  -- What oneself reacted with does not show in a list.
  NULL::text[]
FROM conversation_members m
JOIN conversations c ON c.id = m.conversation_id
LEFT JOIN LATERAL (
  SELECT * FROM messages x WHERE x.conversation_id = c.id AND x.thread_seq IS NULL AND x.system IS NULL AND x.seq > m.history_from
  ORDER BY x.seq DESC LIMIT 1
) last ON true
WHERE m.user_id = $1
