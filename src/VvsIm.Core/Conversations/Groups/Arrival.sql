-- Whoever is new, or comes back, begins with everything read. Whoever is not in the workspace is passed over.
WITH arrived AS (
  INSERT INTO conversation_members (conversation_id, user_id, role, joined_at, history_from, last_read_seq, seen_seq)
  SELECT c.id, w.user_id, 'member', now(), CASE WHEN c.history_visible THEN 0 ELSE c.last_seq END, c.last_seq, c.last_seq
  FROM conversations c
  JOIN workspace_members w ON w.workspace_id = c.workspace_id AND w.user_id = ANY ($2)
  WHERE c.id = $1 AND c.kind <> 'direct' AND c.deleted_at IS NULL
  ON CONFLICT (conversation_id, user_id) DO UPDATE
  SET left_at = NULL, removed_by = NULL, role = 'member', joined_at = now(), hidden = false, own_change = conversation_members.own_change + 1,
    history_from = excluded.history_from, last_read_seq = excluded.last_read_seq, seen_seq = excluded.seen_seq
  WHERE conversation_members.left_at IS NOT NULL
  RETURNING user_id
)
UPDATE conversations c
SET last_change = last_change + 1, member_count = member_count + n.people,
  history_floor = CASE WHEN c.history_visible THEN c.history_floor ELSE c.last_seq END
FROM (SELECT count(*)::int AS people, array_agg(user_id) AS ids FROM arrived) n
WHERE c.id = $1 AND n.people > 0
RETURNING c.last_change, c.member_count, n.ids
