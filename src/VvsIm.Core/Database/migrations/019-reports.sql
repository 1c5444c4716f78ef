-- One matter for moderators: what was reported about one thing until somebody decides it; see docs/decisions/018. No foreign keys to what it
-- is about, for it outlives that.
CREATE TABLE reports (
  id uuid PRIMARY KEY,
  -- Whose moderators look at it.
  workspace_id uuid NOT NULL REFERENCES workspaces,
  about text NOT NULL CHECK (about IN ('message', 'user', 'conversation')),
  target_id uuid NOT NULL,
  conversation_id uuid,
  seq bigint,
  -- The person who is reported, or whose message is; null for a group or channel.
  user_id uuid,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'inReview', 'upheld', 'dismissed')),
  -- Who has taken it, or decided it.
  assignee_id uuid,
  -- Goes up with everything that staff do to it: a decision names the one it was made from.
  version integer NOT NULL DEFAULT 1,
  complaints integer NOT NULL DEFAULT 1,
  -- The beginning of what it is about, as first reported.
  quote text,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  decided_at timestamptz,
  action text CHECK (action IN ('none', 'warn', 'deleteMessage', 'removeMember')),
  -- The row of the moderation log by which something was done about it.
  event_id uuid,
  CHECK ((state IN ('upheld', 'dismissed')) = (decided_at IS NOT NULL)),
  CHECK ((decided_at IS NULL) = (action IS NULL)),
  CHECK ((state = 'open') = (assignee_id IS NULL))
);
-- At most one undecided report about a thing: whoever reports it too adds to that one.
CREATE UNIQUE INDEX reports_undecided ON reports (target_id, about, workspace_id) WHERE decided_at IS NULL;
CREATE INDEX reports_workspace ON reports (workspace_id, first_at);
CREATE INDEX reports_target ON reports (target_id, first_at);
CREATE INDEX reports_user ON reports (user_id, first_at) WHERE user_id IS NOT NULL;
CREATE INDEX reports_conversation ON reports (conversation_id, first_at) WHERE conversation_id IS NOT NULL;
CREATE INDEX reports_event ON reports (event_id) WHERE event_id IS NOT NULL;

-- What one person reported, with what was there at that moment: the contract's ReportEvidence. Never changed.
CREATE TABLE complaints (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  reporter_id uuid NOT NULL,
  reason text NOT NULL,
  comment text,
  evidence jsonb NOT NULL,
  at timestamptz NOT NULL,
  UNIQUE (report_id, reporter_id)
);
CREATE INDEX complaints_reporter ON complaints (reporter_id, at);

-- The files of evidence: they point to the bytes themselves, so that the rows of the files may go as they always do.
CREATE TABLE report_media (
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  media_id uuid NOT NULL,
  object_id uuid NOT NULL REFERENCES objects,
  preview_object_id uuid REFERENCES objects,
  preview_type text,
  kind text NOT NULL,
  name text NOT NULL,
  content_type text NOT NULL,
  PRIMARY KEY (report_id, media_id)
);
CREATE INDEX report_media_object ON report_media (object_id);
CREATE INDEX report_media_preview_object ON report_media (preview_object_id) WHERE preview_object_id IS NOT NULL;

CREATE TABLE report_notes (
  id uuid PRIMARY KEY,
  report_id uuid NOT NULL REFERENCES reports ON DELETE CASCADE,
  author_id uuid NOT NULL,
  text text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX report_notes_report ON report_notes (report_id, at);

-- A person's word against what was done to them: once for each row of the log.
CREATE TABLE appeals (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL UNIQUE REFERENCES moderation_events (id),
  user_id uuid NOT NULL,
  -- Whose moderators decide it; null: operators.
  workspace_id uuid REFERENCES workspaces,
  text text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'upheld', 'dismissed')),
  version integer NOT NULL DEFAULT 1,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX appeals_user ON appeals (user_id, at);
CREATE INDEX appeals_open ON appeals (at) WHERE state = 'open';

-- A message as it is now, with all that it said before, as the contract's FrozenMessage.
CREATE FUNCTION frozen(m messages) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'id', m.id,
    'conversationId', m.conversation_id,
    'seq', m.seq,
    'senderId', m.sender_id,
    'senderName', (SELECT display_name FROM users WHERE id = m.sender_id),
    'text', m.text,
    'createdAt', m.created_at,
    'editedAt', m.edited_at,
    'deletedAt', m.deleted_at,
    'threadSeq', m.thread_seq,
    'replyToSeq', m.reply_to_seq,
    'forwardedFromId', m.forwarded_from,
    'attachments', m.attachments,
    'earlier', (
      SELECT jsonb_agg(
        jsonb_build_object('text', v.text, 'replacedAt', v.replaced_at, 'attachments', v.attachments) ORDER BY v.change
      )
      FROM message_revisions v
      WHERE v.conversation_id = m.conversation_id AND v.seq = m.seq
    )
  ))
$$;

CREATE FUNCTION frozen(c conversations) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'id', c.id, 'kind', c.kind, 'members', c.member_count, 'title', c.title, 'topic', c.topic, 'avatarId', c.avatar_id
  ))
$$;

CREATE FUNCTION frozen(u users) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'id', u.id, 'name', u.display_name, 'status', u.status_text, 'avatarId', u.avatar_id
  ))
$$;
