namespace VvsIm.Core.Accounts.Export;

/// <summary>What a copy of somebody's data consists of: a file for each, a row of JSON for each thing in it. All of it is the person's own.</summary>
/// <param name="File">Its name in the archive.</param>
/// <param name="Query">Answers one column of JSON texts; <c>$1</c> is the person.</param>
internal sealed record ExportPart(string File, string Query);

internal static class ExportParts
{
    private const string Place = """
        CASE c.kind WHEN 'direct' THEN
          'direct with ' || coalesce(
            (SELECT p.display_name FROM users p WHERE p.id = CASE WHEN c.direct_low = $1 THEN c.direct_high ELSE c.direct_low END), 'nobody')
        ELSE c.title END
        """;

    public static readonly IReadOnlyList<ExportPart> All =
    [
        new(
            "profile.json",
            """
            SELECT json_build_object('id', u.id, 'email', u.email, 'displayName', u.display_name, 'phoneNumber', u.phone_number,
              'createdAt', u.created_at, 'twoFactor', u.two_factor_enabled, 'readReceipts', u.read_receipts, 'sharePresence', u.share_presence,
              'status', json_build_object('emoji', u.status_emoji, 'text', u.status_text, 'until', u.status_until),
              'avatarFileId', u.avatar_id,
              'roles', ARRAY (SELECT r.name FROM user_roles x JOIN roles r ON r.id = x.role_id WHERE x.user_id = u.id))::text
            FROM users u WHERE u.id = $1
            """
        ),
        new(
            "workspaces.json",
            """
            SELECT json_build_object('id', w.id, 'name', w.name, 'role', m.role, 'joinedAt', m.joined_at)::text
            FROM workspace_members m JOIN workspaces w ON w.id = m.workspace_id WHERE m.user_id = $1 ORDER BY m.joined_at
            """
        ),
        new(
            "conversations.json",
            $"""
            SELECT json_build_object('id', c.id, 'workspaceId', c.workspace_id, 'kind', c.kind, 'title', {Place}, 'role', m.role,
              'joinedAt', m.joined_at, 'leftAt', m.left_at, 'pinned', m.pin_order IS NOT NULL, 'mutedUntil', m.muted_until,
              'notify', m.notify, 'archived', m.archived, 'draft', m.draft)::text
            FROM conversation_members m JOIN conversations c ON c.id = m.conversation_id WHERE m.user_id = $1 ORDER BY m.joined_at
            """
        ),
        new(
            "messages.json",
            $"""
            SELECT json_build_object('id', m.id, 'conversationId', m.conversation_id, 'conversation', {Place}, 'seq', m.seq,
              'at', m.created_at, 'text', coalesce(kept.text, m.text), 'editedAt', m.edited_at, 'deletedAt', m.deleted_at,
              'replyToSeq', m.reply_to_seq, 'threadSeq', m.thread_seq, 'attachments', m.attachments)::text
            FROM messages m
            JOIN conversations c ON c.id = m.conversation_id
            -- What a ban has hidden is still theirs.
            LEFT JOIN hidden_messages h ON h.conversation_id = m.conversation_id AND h.seq = m.seq AND m.deleted_at IS NOT NULL
            LEFT JOIN message_revisions kept ON kept.conversation_id = h.conversation_id AND kept.seq = h.seq AND kept.change = h.change
            WHERE m.sender_id = $1 AND m.system IS NULL
            ORDER BY m.created_at
            """
        ),
        new(
            "reactions.json",
            $"""
            SELECT json_build_object('conversationId', r.conversation_id, 'conversation', {Place}, 'seq', r.seq, 'emoji', r.emoji, 'at', r.created_at)::text
            FROM message_reactions r JOIN conversations c ON c.id = r.conversation_id WHERE r.user_id = $1 ORDER BY r.created_at
            """
        ),
        new(
            "reports.json",
            """
            SELECT json_build_object('about', r.about, 'targetId', r.target_id, 'conversationId', r.conversation_id, 'reason', c.reason,
              'comment', c.comment, 'at', c.at)::text
            FROM complaints c JOIN reports r ON r.id = c.report_id WHERE c.reporter_id = $1 ORDER BY c.at
            """
        ),
        new(
            "scheduled.json",
            """
            SELECT json_build_object('conversationId', s.conversation_id, 'text', s.text, 'sendAt', s.send_at)::text
            FROM scheduled_messages s WHERE s.user_id = $1 ORDER BY s.send_at
            """
        ),
        new(
            "reminders.json",
            """
            SELECT json_build_object('conversationId', r.conversation_id, 'messageId', r.message_id, 'at', r.at)::text
            FROM reminders r WHERE r.user_id = $1 ORDER BY r.at
            """
        ),
        new(
            "notifications.json",
            """
            SELECT json_build_object('about', n.about, 'conversationId', n.conversation_id, 'seq', n.seq, 'notice', n.notice, 'text', n.text,
              'at', n.at, 'readAt', n.read_at)::text
            FROM notifications n WHERE n.user_id = $1 ORDER BY n.at
            """
        ),
        new(
            "sessions.json",
            """
            SELECT json_build_object('signedInAt', s.created_at, 'lastSeenAt', s.last_seen_at, 'device', s.user_agent, 'address', s.address,
              'secondFactor', s.second_factor, 'endedAt', s.ended_at)::text
            FROM sessions s WHERE s.user_id = $1 ORDER BY s.created_at
            """
        ),
        new(
            "settings.json",
            "SELECT json_build_object('notifications', s.settings)::text FROM notification_settings s WHERE s.user_id = $1"
        ),
        new(
            "files.json",
            """
            SELECT json_build_object('id', f.id, 'name', f.name, 'contentType', f.content_type, 'size', f.size, 'uploadedAt', f.created_at,
              'conversationId', f.conversation_id, 'seq', f.seq, 'alt', f.alt)::text
            FROM media f WHERE f.uploader_id = $1 ORDER BY f.created_at, f.id
            """
        ),
    ];
}
