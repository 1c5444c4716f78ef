-- Those named in the order named, then the others as they were. Archived ones stay out of it: nobody sees where they stand, and
-- append writes to them under locks of its own.
WITH placed AS (
  SELECT
    m.conversation_id,
    row_number() OVER (ORDER BY wanted.place NULLS LAST, m.pin_order, m.conversation_id) AS place
  FROM conversation_members m
  LEFT JOIN unnest($2) WITH ORDINALITY AS wanted (id, place) ON wanted.id = m.conversation_id
  WHERE m.user_id = $1 AND m.left_at IS NULL AND m.pin_order IS NOT NULL AND NOT m.archived
)
UPDATE conversation_members m
SET pin_order = placed.place, own_change = own_change + 1
FROM placed
WHERE m.conversation_id = placed.conversation_id AND m.user_id = $1 AND m.pin_order <> placed.place
RETURNING
  m.conversation_id, m.own_change, m.pin_order, m.muted_until, m.notify, m.archived, m.draft, m.draft_at
