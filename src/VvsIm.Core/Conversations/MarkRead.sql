-- The count and the change it is true for come from one snapshot, so that a device knows whether it may use the count as it is.
WITH mine AS (
  SELECT m.last_read_seq, c.last_seq, c.last_change
  FROM conversation_members m
  JOIN conversations c ON c.id = m.conversation_id
  WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
),
moved AS (
  UPDATE conversation_members m SET last_read_seq = $3
  FROM mine
  WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.last_read_seq < $3 AND $3 <= mine.last_seq
  RETURNING m.last_read_seq
)
SELECT
  position.seq,
  (
    SELECT count(*)::int
    FROM (
      SELECT FROM messages x
      WHERE x.conversation_id = $1 AND x.seq > position.seq AND x.sender_id <> $2 AND x.deleted_at IS NULL AND x.thread_seq IS NULL
      LIMIT 100
    ) unread
  ),
  mine.last_change,
  mine.last_seq,
  EXISTS (SELECT FROM moved)
FROM mine
CROSS JOIN LATERAL (SELECT coalesce((SELECT last_read_seq FROM moved), mine.last_read_seq) AS seq) position
