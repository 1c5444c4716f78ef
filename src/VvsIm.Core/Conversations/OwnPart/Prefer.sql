UPDATE conversation_members m
SET
  pin_order = CASE
    WHEN $3 IS NULL THEN pin_order
    WHEN NOT $3 THEN NULL
    ELSE coalesce(
      pin_order,
      (SELECT coalesce(max(o.pin_order), 0) + 1 FROM conversation_members o WHERE o.user_id = $2 AND o.left_at IS NULL)
    )
  END,
  muted_until = CASE WHEN $4 THEN $5 ELSE muted_until END,
  notify = coalesce($6, notify),
  archived = coalesce($7, archived),
  own_change = own_change + 1
WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
RETURNING
  m.conversation_id, m.own_change, m.pin_order, m.muted_until, m.notify, m.archived, m.draft, m.draft_at
