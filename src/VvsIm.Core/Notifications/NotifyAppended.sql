-- Tells of the messages of these ids that an append has just stored: the statement before this one in the same transaction. Whom each
-- names is settled there (the function "mentioned"); the zero id is everybody.
WITH said AS MATERIALIZED (
  SELECT x.*, i.partition
  FROM unnest($1::uuid[], $2::smallint[]) AS i (id, partition)
  JOIN messages x ON x.id = i.id
),
answered AS MATERIALIZED (
  SELECT original.sender_id AS user_id, said.id, said.partition
  FROM said
  CROSS JOIN LATERAL (
    SELECT x.sender_id FROM messages x
    JOIN conversation_members m
      ON m.conversation_id = x.conversation_id AND m.user_id = x.sender_id AND m.left_at IS NULL
    WHERE x.conversation_id = said.conversation_id AND x.seq = said.reply_to_seq AND x.deleted_at IS NULL AND x.system IS NULL
  ) original
  WHERE original.sender_id <> said.sender_id
),
concerned AS (
  SELECT named.id AS user_id, said.id, true AS mention, false AS reply
  FROM said CROSS JOIN LATERAL unnest(said.mentions) AS named (id)
  WHERE named.id <> '00000000-0000-0000-0000-000000000000'
  UNION ALL
  SELECT m.user_id, said.id, true, false
  FROM said
  JOIN conversation_members m ON m.conversation_id = said.conversation_id AND m.left_at IS NULL
  WHERE '00000000-0000-0000-0000-000000000000' = ANY (said.mentions)
  UNION ALL
  SELECT user_id, id, false, true FROM answered
),
written AS (
  INSERT INTO notifications (user_id, id, about, conversation_id, seq, thread_seq, mention, reply, at)
  SELECT c.user_id, said.id, 'message', said.conversation_id, said.seq, said.thread_seq, c.mention, c.reply, said.created_at
  FROM (
    SELECT user_id, id, bool_or(mention) AS mention, bool_or(reply) AS reply FROM concerned GROUP BY user_id, id
  ) c
  JOIN said ON said.id = c.id
  WHERE c.user_id <> said.sender_id
)
-- Who is named learns of it from the message itself, which reaches every member; who is answered would not.
INSERT INTO outbox (partition, channels, payload)
SELECT partition, ARRAY['usr:' || user_id], '{"type":"notificationsChanged"}' FROM answered
