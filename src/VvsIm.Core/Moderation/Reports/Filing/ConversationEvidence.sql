-- The conversation $1 as the user $2 may read it, with the newest $3 messages and those of $5. $4 says nothing here.
WITH target AS (
  SELECT c.id, r.history_from
  FROM conversations c
  JOIN conversation_readers r ON r.conversation_id = c.id AND r.user_id = $2
  WHERE c.id = $1 AND c.deleted_at IS NULL AND $4 >= 0
),
newest AS (
  SELECT y.seq FROM target t
  JOIN messages y ON y.conversation_id = t.id AND y.seq > t.history_from AND y.thread_seq IS NULL AND y.system IS NULL
  ORDER BY y.seq DESC
  LIMIT $3
),
chosen AS (
  SELECT y.seq FROM target t
  JOIN messages y ON y.conversation_id = t.id AND coalesce(y.thread_seq, y.seq) > t.history_from
  WHERE y.id = ANY ($5) AND y.system IS NULL
)
SELECT
  c.workspace_id, c.id, NULL::bigint,
  -- Who reports a direct conversation reports the other one in it.
  other.id, false,
  (SELECT count(*)::int FROM chosen),
  jsonb_strip_nulls(jsonb_build_object(
    'person', (SELECT frozen(u) FROM users u WHERE u.id = other.id),
    'conversation', frozen(c),
    'context', coalesce(
      (
        SELECT jsonb_agg(frozen(y) ORDER BY y.seq) FROM messages y
        WHERE y.conversation_id = c.id AND (y.seq IN (SELECT seq FROM newest) OR y.seq IN (SELECT seq FROM chosen))
      ),
      '[]'
    )
  ))::text
FROM target t
JOIN conversations c ON c.id = t.id
CROSS JOIN LATERAL (
  SELECT CASE WHEN c.kind = 'direct' THEN CASE WHEN c.direct_low = $2 THEN c.direct_high ELSE c.direct_low END END AS id
) other
