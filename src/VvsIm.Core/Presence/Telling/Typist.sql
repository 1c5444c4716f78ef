-- $1 conversation, $2 who types, $3 members up to which each is told, $4 now
SELECT c.kind, r.role, coalesce(w.role, 'member'), c.posting, coalesce(r.silenced_until > $4, false), u.share_presence,
  c.closed OR CASE WHEN c.kind = 'direct' THEN EXISTS (
    SELECT FROM workspaces off WHERE off.id = c.workspace_id AND off.settings @> '{"directMessages": false}'
  ) ELSE false END,
  CASE WHEN c.member_count <= $3 THEN ARRAY(
    SELECT other.user_id
    FROM conversation_members other
    JOIN users ou ON ou.id = other.user_id AND ou.share_presence
    -- Who has not been written to yet does not know of the conversation.
    WHERE other.conversation_id = c.id AND other.left_at IS NULL AND NOT other.hidden AND other.user_id <> $2
  ) END
FROM conversation_readers r
JOIN conversations c ON c.id = r.conversation_id
JOIN users u ON u.id = r.user_id
LEFT JOIN workspace_members w ON w.workspace_id = c.workspace_id AND w.user_id = r.user_id
WHERE r.conversation_id = $1 AND r.user_id = $2
