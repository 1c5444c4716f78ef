ALTER TABLE messages
  ADD COLUMN reply_to_seq bigint,
  -- The message that begins the thread. Such a reply has its seq like any message, but does not stand in the conversation itself.
  ADD COLUMN thread_seq bigint,
  ADD COLUMN forwarded_from uuid,
  -- Members named in the text; the zero id stands for everybody.
  ADD COLUMN mentions uuid[],
  -- What the first message of a thread shows. Kept here, under the lock that numbers changes, so that history reads no other row.
  ADD COLUMN thread_count integer,
  ADD COLUMN thread_last_seq bigint,
  ADD COLUMN thread_last_at timestamptz,
  ADD COLUMN thread_repliers uuid[],
  -- [{"emoji", "count"}], counted from message_reactions at every change of them.
  ADD COLUMN reactions jsonb,
  ADD COLUMN pinned_at timestamptz,
  ADD COLUMN pinned_by uuid;
CREATE INDEX messages_thread ON messages (conversation_id, thread_seq, seq) WHERE thread_seq IS NOT NULL;
CREATE INDEX messages_mentions ON messages (conversation_id, seq) WHERE mentions IS NOT NULL;
CREATE INDEX messages_pinned ON messages (conversation_id, pinned_at) WHERE pinned_at IS NOT NULL;

CREATE TABLE message_reactions (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  user_id uuid NOT NULL,
  emoji text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, seq, user_id, emoji)
);

-- Who follows a thread, and how far they have read it. Written by replying, by being mentioned, or by choice.
CREATE TABLE thread_members (
  conversation_id uuid NOT NULL,
  thread_seq bigint NOT NULL,
  user_id uuid NOT NULL,
  following boolean NOT NULL,
  last_read_seq bigint NOT NULL,
  PRIMARY KEY (conversation_id, user_id, thread_seq)
);
CREATE INDEX thread_members_followers ON thread_members (conversation_id, thread_seq) WHERE following;

-- Of the people named in a text those who are told: members, each once, and everybody (the zero id) if the sender may.
CREATE FUNCTION mentioned(conversation uuid, sender uuid, named uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT nullif(
    ARRAY(
      SELECT n.id
      FROM unnest(named) WITH ORDINALITY AS n (id, place)
      JOIN conversation_members m
        ON m.conversation_id = conversation
        AND m.left_at IS NULL
        AND m.user_id = CASE WHEN n.id = '00000000-0000-0000-0000-000000000000' THEN sender ELSE n.id END
        AND (n.id <> '00000000-0000-0000-0000-000000000000' OR m.role = 'owner')
      ORDER BY n.place
    ),
    '{}'
  )
$$;

-- The first message said at a moment or later. Times rise with seq, for both are given out under one lock; so a binary search by
-- primary key finds it in a few steps, and no index on times is needed. Null when everything is earlier.
CREATE FUNCTION seq_at(conversation uuid, moment timestamptz) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  low bigint := 1;
  high bigint := (SELECT last_seq + 1 FROM conversations WHERE id = conversation);
  beyond bigint := high;
  middle bigint;
BEGIN
  WHILE low < high LOOP
    middle := (low + high) / 2;
    IF (SELECT created_at < moment FROM messages WHERE conversation_id = conversation AND seq = middle) THEN
      low := middle + 1;
    ELSE
      high := middle;
    END IF;
  END LOOP;
  RETURN nullif(low, beyond);
END
$$;
