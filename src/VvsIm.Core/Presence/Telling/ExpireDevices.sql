-- $1: who said nothing since then is gone
WITH gone AS (
  DELETE FROM presence_devices d
  USING (
    SELECT user_id, device_id FROM presence_devices
    WHERE state = 0 OR beat_at < $1
    LIMIT 20000
    FOR UPDATE SKIP LOCKED
  ) silent
  WHERE d.user_id = silent.user_id AND d.device_id = silent.device_id
  RETURNING d.user_id, d.conversation_id, d.beat_at
),
seen AS (
  INSERT INTO presence_people (user_id, state, seen_at)
  SELECT user_id, 0, max(beat_at) FROM gone GROUP BY user_id
  -- What was told last stays: that it is no longer true is found out next.
  ON CONFLICT (user_id) DO UPDATE SET seen_at = greatest(presence_people.seen_at, excluded.seen_at)
)
INSERT INTO presence_changed (subject, conversation)
SELECT DISTINCT ON (subject) subject, conversation
FROM (
  SELECT user_id, false FROM gone
  UNION ALL
  SELECT conversation_id, true FROM gone WHERE conversation_id IS NOT NULL
) AS look (subject, conversation)
ORDER BY subject
ON CONFLICT (subject) DO UPDATE SET conversation = excluded.conversation
