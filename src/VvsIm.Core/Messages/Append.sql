-- One message per element of the arrays. Runs in the transaction that has locked their conversations, as a statement of its own:
-- its snapshot is taken after the lock was won, so counters, members and earlier messages are what the winner before us left.
WITH input AS (
  SELECT *
  FROM unnest(
    $1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::smallint[],
    $8::bigint[], $9::bigint[], $10::uuid[], $11::text[], $14::text[], $15::boolean[]
  ) AS i (
    ord, conversation_id, sender_id, client_id, id, text, partition, reply_to_seq, thread_seq, forwarded_from, named, attachments, reviewed
  )
),
moment AS MATERIALIZED (
  SELECT clock_timestamp() AS at
),
-- Not a member: no row here, and the sender is told that there is no such conversation.
known AS (
  SELECT i.*, stored.seq AS stored_seq, c.history_floor, c.last_seq, c.last_change,
    c.kind, m.role, c.posting, coalesce(m.silenced_until > moment.at, false) AS silenced,
    -- As Standings.Suspended says it: only a direct conversation asks its workspace.
    c.closed OR CASE WHEN c.kind = 'direct' THEN EXISTS (
      SELECT FROM workspaces off WHERE off.id = c.workspace_id AND off.settings @> '{"directMessages": false}'
    ) ELSE false END AS closed,
    CASE WHEN i.named IS NOT NULL THEN mentioned(i.conversation_id, i.sender_id, i.named::uuid[]) END AS mentions,
    -- The same client id twice in one batch is one message: the first.
    min(i.ord) OVER (PARTITION BY i.conversation_id, i.sender_id, i.client_id) AS first_ord,
    -- Slow mode: when the sender may speak again, if they spoke lately; and in one batch they speak once.
    CASE WHEN c.slow_seconds > 0 AND stored.seq IS NULL AND NOT i.reviewed AND NOT concat_ws(' ', c.kind, m.role) = ANY ($13) THEN
      coalesce(
        (
          SELECT max(x.created_at) + make_interval(secs => c.slow_seconds) FROM messages x
          WHERE x.sender_id = i.sender_id AND x.conversation_id = i.conversation_id AND x.system IS NULL
            AND x.created_at > moment.at - make_interval(secs => c.slow_seconds)
        ),
        CASE WHEN i.ord > min(i.ord) OVER (PARTITION BY i.conversation_id, i.sender_id)
          THEN moment.at + make_interval(secs => c.slow_seconds) END
      )
    END AS waits_until
  FROM input i
  CROSS JOIN moment
  JOIN conversations c ON c.id = i.conversation_id
  JOIN conversation_members m
    ON m.conversation_id = i.conversation_id AND m.user_id = i.sender_id AND m.left_at IS NULL
  LEFT JOIN messages stored
    ON stored.conversation_id = i.conversation_id AND stored.sender_id = i.sender_id AND stored.client_id = i.client_id
),
-- The table of permissions, spelled out for the act Post, is $12; for PassSlowMode it is $13, of standings without hindrance.
allowed AS (
  SELECT *,
    CASE
      WHEN stored_seq IS NOT NULL THEN true
      ELSE concat_ws(' ', kind, role, posting, CASE WHEN silenced THEN 'silenced' END, CASE WHEN closed THEN 'closed' END) = ANY ($12)
    END AS may
  FROM known
),
numbered AS (
  SELECT fresh.*, last_seq + n AS seq, last_change + n AS change
  FROM (
    SELECT *, row_number() OVER (PARTITION BY conversation_id ORDER BY ord) AS n
    FROM allowed
    WHERE stored_seq IS NULL AND ord = first_ord AND may AND waits_until IS NULL
  ) fresh
),
inserted AS (
  INSERT INTO messages (
    conversation_id, seq, change, id, sender_id, client_id, text, created_at, reply_to_seq, thread_seq, forwarded_from, mentions,
    attachments
  )
  SELECT
    conversation_id, seq, change, id, sender_id, client_id, text, moment.at, reply_to_seq, thread_seq, forwarded_from, mentions,
    attachments::jsonb
  FROM numbered, moment
),
counted AS (
  UPDATE conversations c
  SET last_seq = new.last_seq, last_change = new.last_change,
    -- What is said aside, in a thread, does not move the conversation in anybody's list.
    active_at = CASE WHEN new.aside THEN c.active_at ELSE moment.at END
  FROM (
    SELECT conversation_id, max(seq) AS last_seq, max(change) AS last_change, bool_and(thread_seq IS NOT NULL) AS aside
    FROM numbered
    GROUP BY conversation_id
  ) new, moment
  WHERE c.id = new.conversation_id
),
-- Whoever had put the conversation away sees it again, unless it is muted for them.
brought_back AS (
  UPDATE conversation_members m
  SET archived = false, own_change = own_change + 1
  FROM (SELECT DISTINCT conversation_id, partition FROM numbered WHERE thread_seq IS NULL) new, moment
  WHERE m.conversation_id = new.conversation_id AND m.archived AND m.left_at IS NULL
    AND (m.muted_until IS NULL OR m.muted_until <= moment.at)
  RETURNING new.partition, m.*
),
-- The PreferencesChanged event, as PreferencesRows.TellAsync writes it.
told AS (
  INSERT INTO outbox (partition, channels, payload)
  SELECT
    partition,
    ARRAY['usr:' || user_id],
    json_build_object(
      'type', 'preferencesChanged',
      'preferences', json_strip_nulls(json_build_object(
        'conversationId', conversation_id,
        'ownChange', own_change,
        'pinOrder', pin_order,
        'mutedUntil', to_char(muted_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'notify', notify,
        'archived', archived,
        'draft', CASE WHEN octet_length(draft) <= 2000 THEN draft END,
        'draftAt', CASE WHEN octet_length(draft) <= 2000 THEN to_char(draft_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') END,
        'draftCut', nullif(octet_length(draft) > 2000, false)
      ))
    )
  FROM brought_back
),
-- The MessageCreated event. Limits.EventTextBytes and EventTextLength keep it under 3 KB.
queued AS (
  INSERT INTO outbox (partition, channels, audience_id, payload)
  SELECT
    partition,
    ARRAY['conv:' || conversation_id],
    conversation_id,
    json_build_object(
      'type', 'messageCreated',
      'conversationId', conversation_id,
      'change', change,
      'message', json_strip_nulls(json_build_object(
        'id', id,
        'conversationId', conversation_id,
        'seq', seq,
        'change', change,
        'senderId', sender_id,
        'clientId', client_id,
        -- What is said in a thread from before some member's time is not for them: see EventText.
        'text', CASE WHEN thread_seq <= history_floor THEN '' WHEN octet_length(text) > 2000 THEN left(text, 500) ELSE text END,
        'cut', octet_length(text) + octet_length(coalesce(attachments, '')) > 2000 OR coalesce(thread_seq <= history_floor, false),
        'createdAt', to_char(moment.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'replyToSeq', reply_to_seq,
        'threadSeq', thread_seq,
        'forwardedFromId', forwarded_from,
        'mentions', nullif(array_remove(mentions, '00000000-0000-0000-0000-000000000000'), '{}'),
        'mentionsAll', nullif('00000000-0000-0000-0000-000000000000' = ANY (mentions), false),
        'attachments', CASE
          WHEN thread_seq <= history_floor OR octet_length(text) + octet_length(attachments) > 2000 THEN NULL
          ELSE attachments::json
        END
      ))
    )
  FROM numbered, moment
  ORDER BY conversation_id, seq
)
SELECT
  a.ord,
  n.ord IS NOT DISTINCT FROM a.ord AS created,
  coalesce(n.seq, a.stored_seq),
  n.change,
  moment.at,
  n.mentions,
  a.kind,
  a.role,
  a.posting,
  a.silenced,
  a.may,
  a.waits_until,
  a.closed
FROM allowed a
CROSS JOIN moment
LEFT JOIN numbered n ON n.ord = a.first_ord
