-- What search looks at: one row per message that has words, written by the worker after the message, see decision 009. A row is only
-- ever a hint: whatever it finds is read again from messages, so that an index that lags shows nothing that is gone.
CREATE TABLE search_documents (
  conversation_id uuid NOT NULL,
  seq bigint NOT NULL,
  -- Rises with time and never holds more than a few thousand rows, so that the newest can be looked through first, bit by bit.
  segment bigint NOT NULL,
  at timestamptz NOT NULL,
  -- Hashes of the text's pieces, of its segment, sender and conversation, of what it has.
  keys integer[] NOT NULL,
  PRIMARY KEY (conversation_id, seq)
);
-- A search reads the pending list of the index from end to end: it is kept short.
CREATE INDEX search_documents_keys ON search_documents USING gin (keys) WITH (gin_pending_list_limit = 256);

-- How many rows each segment was given; deletions are not taken off.
CREATE TABLE search_segments (
  segment bigint PRIMARY KEY,
  documents integer NOT NULL
);

-- How far each conversation has been followed.
CREATE TABLE search_positions (
  conversation_id uuid PRIMARY KEY,
  -- All changes up to this one are in the index, but for those of the messages below.
  change bigint NOT NULL,
  -- Messages up to this seq were there before the index was, and wait for their turn, the newest first.
  remaining bigint NOT NULL DEFAULT 0
)
WITH (fillfactor = 70);
CREATE INDEX search_positions_remaining ON search_positions (conversation_id) WHERE remaining > 0;
INSERT INTO search_positions (conversation_id, change, remaining)
SELECT id, last_change, last_seq FROM conversations WHERE last_seq > 0;
