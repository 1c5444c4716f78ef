-- A history page is one index range. Every key begins with the conversation, so that hash partitioning by it needs no other
-- query. No foreign keys: append checks membership in the statement that inserts, and two more look-ups per row would be felt.
CREATE TABLE messages (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  change bigint NOT NULL,
  id uuid NOT NULL,
  sender_id uuid NOT NULL,
  client_id uuid NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, seq)
);
CREATE UNIQUE INDEX messages_client ON messages (conversation_id, sender_id, client_id);
CREATE UNIQUE INDEX messages_change ON messages (conversation_id, change);
CREATE INDEX messages_id ON messages (id);
CREATE INDEX messages_sender ON messages (sender_id, created_at);
-- Times rise with the order of rows, so a few block ranges answer "how many lately"; inserting costs next to nothing.
CREATE INDEX messages_created ON messages USING brin (created_at) WITH (autosummarize = on);
