WITH gone AS (
  UPDATE conversation_members
  SET
    left_at = now(), role = 'member', own_change = own_change + 1, pin_order = NULL, muted_until = NULL, notify = 'all',
    archived = false, draft = NULL, draft_at = NULL, removed_by = CASE WHEN $3 <> $2 THEN $3 END
  WHERE conversation_id = $1 AND user_id = $2
),
-- Of the members as they were: the one who leaves is still among them.
heir AS (
  SELECT o.user_id
  FROM conversation_members o
  WHERE o.conversation_id = $1 AND o.user_id <> $2 AND o.left_at IS NULL
    AND NOT EXISTS (
      SELECT FROM conversation_members x
      WHERE x.conversation_id = $1 AND x.user_id <> $2 AND x.left_at IS NULL AND x.role = 'owner'
    )
  ORDER BY (o.role = 'admin') DESC, o.joined_at, o.user_id
  LIMIT 1
),
crowned AS (
  UPDATE conversation_members m SET role = 'owner', silenced_until = NULL
  FROM heir
  WHERE m.conversation_id = $1 AND m.user_id = heir.user_id
  RETURNING m.user_id
)
UPDATE conversations c
SET last_change = last_change + 1, member_count = member_count - 1
WHERE c.id = $1
RETURNING c.last_change, c.member_count, (SELECT user_id FROM crowned)
