-- Messages that wait for their time. The worker locks a row, appends the message under the row's client id, and removes the row: a
-- crash between the two finds the message stored already. No foreign key to the conversation: a row outlives it, to say so.
CREATE TABLE scheduled_messages (
  id uuid PRIMARY KEY,
  conversation_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  client_id uuid NOT NULL,
  text text NOT NULL,
  reply_to_seq bigint,
  thread_seq bigint,
  send_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- The code of the problem that kept it from being sent; it then waits for its writer.
  failed text
);
CREATE UNIQUE INDEX scheduled_messages_client ON scheduled_messages (conversation_id, user_id, client_id);
CREATE INDEX scheduled_messages_user ON scheduled_messages (user_id, send_at);
CREATE INDEX scheduled_messages_due ON scheduled_messages (send_at, id) WHERE failed IS NULL;

CREATE TABLE reminders (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  conversation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  -- Set in the transaction that writes the event, so that it is told once.
  due_at timestamptz,
  UNIQUE (user_id, message_id)
);
CREATE INDEX reminders_coming ON reminders (at, id) WHERE due_at IS NULL;
