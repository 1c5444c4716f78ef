-- Bytes in the object store, under the key that its id and workspace make. The same bytes are kept once in a workspace.
CREATE TABLE objects (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  size bigint NOT NULL CHECK (size > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, sha256)
);

-- A file as somebody uploaded it. Its bytes are an object's, which it may share with others.
CREATE TABLE media (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces,
  uploader_id uuid NOT NULL REFERENCES users,
  object_id uuid NOT NULL REFERENCES objects,
  preview_object_id uuid REFERENCES objects,
  preview_type text,
  kind text NOT NULL CHECK (kind IN ('file', 'image', 'video', 'audio', 'voice')),
  name text NOT NULL,
  content_type text NOT NULL,
  size bigint NOT NULL,
  width integer,
  height integer,
  duration_ms integer,
  alt text,
  placeholder text,
  waveform text,
  location_removed boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- The message that it is attached to: who may read that one may have the bytes, as long as it stands.
  conversation_id uuid REFERENCES conversations,
  seq bigint,
  -- When it was attached or became an avatar. What never was is collected a day after its upload.
  used_at timestamptz,
  -- An avatar that another one has replaced.
  replaced_at timestamptz,
  CHECK ((conversation_id IS NULL) = (seq IS NULL))
);
CREATE INDEX media_message ON media (conversation_id, seq) WHERE conversation_id IS NOT NULL;
CREATE INDEX media_unused ON media (created_at) WHERE used_at IS NULL;
CREATE INDEX media_replaced ON media (replaced_at) WHERE replaced_at IS NOT NULL;
CREATE INDEX media_object ON media (object_id);
CREATE INDEX media_preview_object ON media (preview_object_id) WHERE preview_object_id IS NOT NULL;
CREATE INDEX media_uploader ON media (uploader_id, workspace_id);

-- The contract's Attachment[], written once when the message is said: a page of history needs no other table.
ALTER TABLE messages ADD COLUMN attachments jsonb;
ALTER TABLE message_revisions ADD COLUMN attachments jsonb;
CREATE INDEX messages_deleted ON messages (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX messages_links ON messages (conversation_id, seq DESC) WHERE deleted_at IS NULL AND text ~ 'https?://';

ALTER TABLE scheduled_messages ADD COLUMN attachment_ids uuid[];

ALTER TABLE users ADD COLUMN avatar_id uuid REFERENCES media;
ALTER TABLE conversations ADD COLUMN avatar_id uuid REFERENCES media, ADD COLUMN legal_hold boolean NOT NULL DEFAULT false;
ALTER TABLE workspaces
  ADD COLUMN avatar_id uuid REFERENCES media,
  ADD COLUMN file_bytes bigint NOT NULL DEFAULT 26214400,
  ADD COLUMN legal_hold boolean NOT NULL DEFAULT false;
CREATE INDEX users_avatar ON users (avatar_id) WHERE avatar_id IS NOT NULL;
CREATE INDEX conversations_avatar ON conversations (avatar_id) WHERE avatar_id IS NOT NULL;
CREATE INDEX workspaces_avatar ON workspaces (avatar_id) WHERE avatar_id IS NOT NULL;

-- How each comparison of the store with the table ended; see the contract's StorageCheck.
CREATE TABLE storage_checks (
  at timestamptz PRIMARY KEY,
  objects bigint NOT NULL,
  missing bigint NOT NULL,
  unknown bigint NOT NULL,
  unknown_bytes bigint NOT NULL,
  error text
);

-- One medium as the contract's Attachment.
CREATE FUNCTION attachment(m media) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'id', m.id,
    'kind', m.kind,
    'name', m.name,
    'contentType', m.content_type,
    'size', m.size,
    'hasPreview', nullif(m.preview_object_id IS NOT NULL, false),
    'width', m.width,
    'height', m.height,
    'durationMs', m.duration_ms,
    'alt', m.alt,
    'placeholder', m.placeholder,
    'waveform', m.waveform
  ))
$$;

-- The uploads of a sender that are free to be attached in a workspace, as the contract's Attachment[]; null unless all of them are.
CREATE FUNCTION attachable(ids uuid[], sender uuid, workspace uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(m.id) = cardinality(ids) THEN jsonb_agg(attachment(m) ORDER BY i.place) END
  FROM unnest(ids) WITH ORDINALITY AS i (id, place)
  LEFT JOIN media m
    ON m.id = i.id AND m.uploader_id = sender AND m.workspace_id = workspace AND m.used_at IS NULL
$$;
