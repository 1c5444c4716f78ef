-- $1 people, $2: who said nothing since then is gone. Answers those of whom something else was told last, once per workspace.
WITH now AS (
  SELECT u.id, u.share_presence,
    CASE WHEN u.share_presence
      THEN coalesce((SELECT max(d.state) FROM presence_devices d WHERE d.user_id = u.id AND d.beat_at >= $2), 0)
      ELSE 0
    END::smallint AS state,
    -- A device that has just gone may still be here, later than what was noted of those before.
    (SELECT max(d.beat_at) FROM presence_devices d WHERE d.user_id = u.id) AS beat_at
  FROM users u
  WHERE u.id = ANY ($1)
),
told AS (
  INSERT INTO presence_people (user_id, state)
  SELECT id, state FROM now ORDER BY id
  ON CONFLICT (user_id) DO UPDATE SET state = excluded.state
  WHERE presence_people.state <> excluded.state
  RETURNING user_id, state, seen_at
)
SELECT told.user_id, told.state, CASE WHEN now.share_presence THEN greatest(told.seen_at, now.beat_at) END, m.workspace_id
FROM told
JOIN now ON now.id = told.user_id
JOIN workspace_members m ON m.user_id = told.user_id
ORDER BY m.workspace_id, told.user_id
