ALTER TABLE users
  ADD COLUMN share_presence boolean NOT NULL DEFAULT true,
  ADD COLUMN status_emoji text,
  ADD COLUMN status_text text,
  ADD COLUMN status_until timestamptz,
  ADD CHECK (status_until IS NULL OR status_emoji IS NOT NULL OR status_text IS NOT NULL);

-- Signs of life are true for minutes and come all the time: not worth a log. A crash of the database forgets them, the next beats bring them
-- back. No foreign keys: checking them would write to the log after all. Where there is no index, an update stays on its page.
CREATE UNLOGGED TABLE presence_devices (
  user_id uuid NOT NULL,
  device_id uuid NOT NULL,
  -- 0 said goodbye, 1 away, 2 online
  state smallint NOT NULL,
  conversation_id uuid,
  beat_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, device_id)
)
WITH (fillfactor = 50);
CREATE INDEX presence_devices_conversation ON presence_devices (conversation_id) WHERE conversation_id IS NOT NULL;

-- What the others were told last of each person, and when the last of their devices went.
CREATE UNLOGGED TABLE presence_people (
  user_id uuid PRIMARY KEY,
  state smallint NOT NULL,
  seen_at timestamptz
)
WITH (fillfactor = 70);

-- People and conversations of which something may have to be told. Whoever changes a device enters it here in the same transaction.
CREATE UNLOGGED TABLE presence_changed (
  subject uuid PRIMARY KEY,
  conversation boolean NOT NULL
);
