-- The person $1 in a workspace that the user $2 shares with them, best $3, with the messages of $4 from there.
WITH readable AS (
  SELECT x.id, x.conversation_id, x.seq, c.workspace_id
  FROM messages x
  JOIN conversations c ON c.id = x.conversation_id
  JOIN conversation_readers r ON r.conversation_id = x.conversation_id AND r.user_id = $2
    AND coalesce(x.thread_seq, x.seq) > r.history_from
  WHERE x.id = ANY ($4) AND x.system IS NULL
),
place AS (
  SELECT theirs.workspace_id AS id
  FROM workspace_members theirs
  JOIN workspace_members mine ON mine.workspace_id = theirs.workspace_id AND mine.user_id = $2
  WHERE theirs.user_id = $1
  ORDER BY
    theirs.workspace_id IS NOT DISTINCT FROM $3::uuid DESC,
    EXISTS (SELECT FROM readable WHERE workspace_id = theirs.workspace_id) DESC,
    (
      SELECT c.active_at FROM conversations c
      WHERE c.workspace_id = theirs.workspace_id AND c.kind = 'direct' AND c.direct_low = least($1, $2)
        AND c.direct_high = greatest($1, $2)
    ) DESC NULLS LAST,
    greatest(theirs.joined_at, mine.joined_at),
    theirs.workspace_id
  LIMIT 1
)
SELECT
  p.id, NULL::uuid, NULL::bigint, u.id, false,
  (SELECT count(*)::int FROM readable WHERE workspace_id = p.id),
  jsonb_strip_nulls(jsonb_build_object(
    'person', frozen(u),
    'context', coalesce(
      (
        SELECT jsonb_agg(frozen(y) ORDER BY y.created_at, y.conversation_id, y.seq) FROM messages y
        WHERE (y.conversation_id, y.seq) IN (SELECT conversation_id, seq FROM readable WHERE workspace_id = p.id)
      ),
      '[]'
    )
  ))::text
FROM place p
JOIN users u ON u.id = $1
