-- How often the settings of a workspace, and of the installation, were changed: whoever changes them says what they had before them.
ALTER TABLE workspaces ADD COLUMN settings_version bigint NOT NULL DEFAULT 0;
ALTER TABLE installation
  ADD COLUMN settings_version bigint NOT NULL DEFAULT 0,
  ADD COLUMN registration text NOT NULL DEFAULT 'open' CHECK (registration IN ('open', 'invited', 'domains')),
  ADD COLUMN registration_domains text[] NOT NULL DEFAULT '{}',
  -- Rises with every write to the rules, in its transaction: a node that sees the number it saw before has nothing to read.
  ADD COLUMN rules_version bigint NOT NULL DEFAULT 0;

-- What is said is looked at by the rules of its workspace, in the order of their places.
CREATE TABLE moderation_rules (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
  place integer NOT NULL,
  name text NOT NULL,
  enabled boolean NOT NULL,
  -- The contract's RuleDefinition.
  definition jsonb NOT NULL,
  -- Rises with every change of the rule.
  version bigint NOT NULL DEFAULT 0,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX moderation_rules_workspace ON moderation_rules (workspace_id, place);

CREATE FUNCTION count_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE installation SET rules_version = rules_version + 1;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_rule AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON moderation_rules
FOR EACH STATEMENT EXECUTE FUNCTION count_rule();

-- What a rule holds back until a moderator has looked at it. It has its client id: approved, it is stored under that one, so once. An
-- approved or withdrawn row goes; a rejected one stays until its author has put it away.
CREATE TABLE held_messages (
  id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
  sender_id uuid NOT NULL REFERENCES users,
  client_id uuid NOT NULL,
  text text NOT NULL,
  reply_to_seq bigint,
  thread_seq bigint,
  forwarded_from uuid REFERENCES users,
  -- Uploads of the sender, which wait with it.
  attachment_ids uuid[],
  -- The message whose files are to go with it.
  attachments_of uuid,
  -- A rule may be gone by the time that somebody looks.
  rule_id uuid,
  rule_name text NOT NULL,
  held_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  rejected_at timestamptz,
  -- The moderator's words to the author.
  reason text,
  UNIQUE (conversation_id, sender_id, client_id)
);
CREATE INDEX held_messages_queue ON held_messages (workspace_id, held_at) WHERE rejected_at IS NULL;
CREATE INDEX held_messages_sender ON held_messages (sender_id, held_at);
CREATE INDEX held_messages_media ON held_messages USING gin (attachment_ids);

-- What rules have found in messages that went through.
CREATE TABLE flagged_messages (
  message_id uuid NOT NULL,
  rule_id uuid NOT NULL,
  workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
  conversation_id uuid NOT NULL REFERENCES conversations ON DELETE CASCADE,
  sender_id uuid NOT NULL,
  rule_name text NOT NULL,
  flagged_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (message_id, rule_id)
);
CREATE INDEX flagged_messages_workspace ON flagged_messages (workspace_id, flagged_at);
