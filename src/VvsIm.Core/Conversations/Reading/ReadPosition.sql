-- The counts and the change they are true for come from one snapshot, so that a device knows whether it may use them as they are.
SELECT
  m.last_read_seq,
  (
    SELECT count(*)::int
    FROM (
      SELECT FROM messages x
      WHERE x.conversation_id = c.id AND x.seq > m.last_read_seq AND x.sender_id <> m.user_id
        AND x.deleted_at IS NULL AND x.thread_seq IS NULL AND x.system IS NULL
      LIMIT 100
    ) unread
  ),
  c.last_change,
  m.read_epoch,
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
  c.last_seq
FROM conversation_members m
JOIN conversations c ON c.id = m.conversation_id
WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
