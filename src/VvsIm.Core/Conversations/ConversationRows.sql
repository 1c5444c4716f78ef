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
      WHERE x.conversation_id = c.id AND x.seq > m.last_read_seq AND x.sender_id <> m.user_id AND x.deleted_at IS NULL
      LIMIT 100
    ) unread
  ),
  c.active_at,
  last.seq,
  last.change,
  last.id,
  last.sender_id,
  last.client_id,
  last.text,
  last.created_at,
  last.edited_at,
  last.deleted_at
FROM conversation_members m
JOIN conversations c ON c.id = m.conversation_id
LEFT JOIN messages last ON last.conversation_id = c.id AND last.seq = c.last_seq
WHERE m.user_id = $1
