-- What happened that concerns one person, written with what it tells of: see docs/decisions/011. No foreign keys: everybody in a group
-- of thousands may be told by one message, and a look-up per row would be felt.
CREATE TABLE notifications (
  user_id uuid NOT NULL,
  -- That of what it tells of: the message (also of a reaction to it, which concerns its author alone), the conversation, the broadcast.
  id uuid NOT NULL,
  about text NOT NULL CHECK (about IN ('message', 'reaction', 'invite', 'broadcast')),
  conversation_id uuid,
  seq bigint,
  thread_seq bigint,
  -- Why somebody is told of a message: it names them; it answers them, or was said in a thread that they follow. Often both.
  mention boolean NOT NULL DEFAULT false,
  reply boolean NOT NULL DEFAULT false,
  -- Who invited, or wrote to everybody. Who wrote or reacted stands with the message.
  actor_id uuid,
  text text,
  -- When the last of it happened.
  at timestamptz NOT NULL,
  -- Marked as read when this was the last of it. Whether it counts as read is asked of the reading positions too.
  read_at timestamptz,
  xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (id, user_id),
  CHECK ((about IN ('message', 'reaction')) = (seq IS NOT NULL)),
  CHECK ((about = 'broadcast') = (conversation_id IS NULL)),
  CHECK ((about = 'broadcast') = (text IS NOT NULL)),
  CHECK ((about = 'message') = (mention OR reply))
);
CREATE INDEX notifications_user ON notifications (user_id, at, (coalesce(seq, 0)), id);
CREATE INDEX notifications_at ON notifications USING brin (at) WITH (autosummarize = on);

-- What a person has settled about being alerted. A document: no query looks into it.
CREATE TABLE notification_settings (
  user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  settings jsonb NOT NULL
);
