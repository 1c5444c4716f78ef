-- $1 users, $2 devices, $3 states, $4 open conversations, $5 times; $6: who was silent since then is looked at in any case
WITH beats AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::uuid[], $5::timestamptz[])
    AS beats (user_id, device_id, state, conversation_id, beat_at)
),
moved AS (
  SELECT b.user_id, b.conversation_id AS entered, d.conversation_id AS left_behind
  FROM beats b
  LEFT JOIN presence_devices d ON d.user_id = b.user_id AND d.device_id = b.device_id
  WHERE d.user_id IS NULL
    OR d.state <> b.state
    OR d.conversation_id IS DISTINCT FROM b.conversation_id
    OR d.beat_at < $6
),
written AS (
  INSERT INTO presence_devices (user_id, device_id, state, conversation_id, beat_at)
  SELECT user_id, device_id, state, conversation_id, beat_at FROM beats
  -- In one order everywhere, so that no two nodes wait for each other.
  ORDER BY user_id, device_id
  ON CONFLICT (user_id, device_id) DO UPDATE
  SET state = excluded.state, conversation_id = excluded.conversation_id, beat_at = excluded.beat_at
  WHERE presence_devices.beat_at <= excluded.beat_at
)
INSERT INTO presence_changed (subject, conversation)
SELECT DISTINCT ON (subject) subject, conversation
FROM (
  SELECT user_id, false FROM moved
  UNION ALL
  SELECT entered, true FROM moved WHERE entered IS NOT NULL
  UNION ALL
  SELECT left_behind, true FROM moved WHERE left_behind IS NOT NULL
) AS look (subject, conversation)
ORDER BY subject
-- An update, though nothing differs: it holds the row, so that it is not taken and told before this is committed.
ON CONFLICT (subject) DO UPDATE SET conversation = excluded.conversation
