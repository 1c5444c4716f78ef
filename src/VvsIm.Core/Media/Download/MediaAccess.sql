-- The medium $1, or its preview ($3), if the user $2 may have it now.
SELECT m.name, m.kind, CASE WHEN $3 THEN m.preview_type ELSE m.content_type END, o.workspace_id, o.id, o.size, o.sha256
FROM media m
JOIN objects o ON o.id = CASE WHEN $3 THEN m.preview_object_id ELSE m.object_id END
WHERE m.id = $1
  AND (
    -- Not used yet: its uploader's alone, as long as they belong there.
    m.used_at IS NULL
      AND m.uploader_id = $2
      AND EXISTS (SELECT FROM workspace_members w WHERE w.workspace_id = m.workspace_id AND w.user_id = $2)
    -- At a message: whoever may read that message, as long as it stands.
    OR EXISTS (
      SELECT FROM messages x
      JOIN conversation_readers r
        ON r.conversation_id = x.conversation_id AND r.user_id = $2 AND coalesce(x.thread_seq, x.seq) > r.history_from
      WHERE x.conversation_id = m.conversation_id AND x.seq = m.seq AND x.deleted_at IS NULL
    )
    -- The face of a person: whoever meets them in a workspace.
    OR EXISTS (
      SELECT FROM users u
      JOIN workspace_members theirs ON theirs.user_id = u.id
      JOIN workspace_members mine ON mine.workspace_id = theirs.workspace_id AND mine.user_id = $2
      WHERE u.avatar_id = m.id
    )
    -- Of a group or channel: its readers.
    OR EXISTS (
      SELECT FROM conversations c
      JOIN conversation_readers r ON r.conversation_id = c.id AND r.user_id = $2
      WHERE c.avatar_id = m.id AND c.deleted_at IS NULL
    )
    -- Of a workspace: its members.
    OR EXISTS (
      SELECT FROM workspaces w
      JOIN workspace_members mine ON mine.workspace_id = w.id AND mine.user_id = $2
      WHERE w.avatar_id = m.id
    )
  )
