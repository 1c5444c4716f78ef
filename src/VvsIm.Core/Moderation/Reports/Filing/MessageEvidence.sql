-- The message $1 as the user $2 may read it, with $3 messages before, $4 after, and those of $5, in one snapshot.
WITH target AS (
  SELECT x.conversation_id, x.seq, x.thread_seq, r.history_from
  FROM messages x
  JOIN conversation_readers r ON r.conversation_id = x.conversation_id AND r.user_id = $2
    AND coalesce(x.thread_seq, x.seq) > r.history_from
  WHERE x.id = $1
),
around AS (
  (
    SELECT y.seq FROM target t
    JOIN messages y ON y.conversation_id = t.conversation_id AND y.seq < t.seq AND y.seq > t.history_from
      AND y.thread_seq IS NOT DISTINCT FROM t.thread_seq AND y.system IS NULL
    ORDER BY y.seq DESC
    LIMIT $3
  )
  UNION ALL
  (
    SELECT y.seq FROM target t
    JOIN messages y ON y.conversation_id = t.conversation_id AND y.seq > t.seq AND y.seq > t.history_from
      AND y.thread_seq IS NOT DISTINCT FROM t.thread_seq AND y.system IS NULL
    ORDER BY y.seq
    LIMIT $4
  )
),
chosen AS (
  SELECT y.seq, y.id FROM target t
  JOIN messages y ON y.conversation_id = t.conversation_id AND coalesce(y.thread_seq, y.seq) > t.history_from
  WHERE y.id = ANY ($5) AND y.system IS NULL
)
SELECT
  c.workspace_id, c.id, x.seq, x.sender_id, x.system IS NOT NULL,
  (SELECT count(*)::int FROM chosen),
  jsonb_strip_nulls(jsonb_build_object(
    'message', frozen(x),
    'person', (SELECT frozen(u) FROM users u WHERE u.id = x.sender_id),
    'conversation', frozen(c),
    'context', coalesce(
      (
        SELECT jsonb_agg(frozen(y) ORDER BY y.seq) FROM messages y
        WHERE y.conversation_id = x.conversation_id AND y.seq <> x.seq
          AND (y.seq IN (SELECT seq FROM around) OR y.seq IN (SELECT seq FROM chosen))
      ),
      '[]'
    )
  ))::text
FROM target t
JOIN messages x ON x.conversation_id = t.conversation_id AND x.seq = t.seq
JOIN conversations c ON c.id = t.conversation_id
