using System.Text.Json;
using System.Text.Json.Serialization;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Accounts.Passkeys;
using VvsIm.Contracts.Accounts.Sessions;
using VvsIm.Contracts.Accounts.SigningIn;
using VvsIm.Contracts.Accounts.TwoFactor;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Operations;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Search;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Contracts;

/// <summary>How everything here is written as JSON: camelCase, no nulls, enums by name, no reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(AcceptedInvite))]
[JsonSerializable(typeof(AccessTokens))]
[JsonSerializable(typeof(AccountTask))]
[JsonSerializable(typeof(AccountTasks))]
[JsonSerializable(typeof(AddMembersRequest))]
[JsonSerializable(typeof(AddPasskeyRequest))]
[JsonSerializable(typeof(Appeal))]
[JsonSerializable(typeof(AppealDetails))]
[JsonSerializable(typeof(AppealRequest))]
[JsonSerializable(typeof(AssignReportRequest))]
[JsonSerializable(typeof(Attachment[]))]
[JsonSerializable(typeof(AuthenticatorKey))]
[JsonSerializable(typeof(Ban))]
[JsonSerializable(typeof(BanAppeal))]
[JsonSerializable(typeof(BanAppealRequest))]
[JsonSerializable(typeof(BanRequest))]
[JsonSerializable(typeof(BeatRequest))]
[JsonSerializable(typeof(ChangeConversationRequest))]
[JsonSerializable(typeof(ChangeMediumRequest))]
[JsonSerializable(typeof(ChangeMemberRequest))]
[JsonSerializable(typeof(ChangePage))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(ChangeScheduledRequest))]
[JsonSerializable(typeof(ChangeWorkspaceRequest))]
[JsonSerializable(typeof(ConfirmTwoFactorRequest))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationPage))]
[JsonSerializable(typeof(ConversationPresence))]
[JsonSerializable(typeof(CreateConversationRequest))]
[JsonSerializable(typeof(CreateInviteRequest))]
[JsonSerializable(typeof(CreateWorkspaceRequest))]
[JsonSerializable(typeof(DecideAppealRequest))]
[JsonSerializable(typeof(DraftRequest))]
[JsonSerializable(typeof(EditMessageRequest))]
[JsonSerializable(typeof(FiledReport))]
[JsonSerializable(typeof(EraseUserRequest))]
[JsonSerializable(typeof(FollowedThreadPage))]
[JsonSerializable(typeof(ForgotPasswordRequest))]
[JsonSerializable(typeof(FreshRecoveryCodes))]
[JsonSerializable(typeof(FrozenMessage))]
[JsonSerializable(typeof(Invite))]
[JsonSerializable(typeof(InvitePreview))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(Listing<AppealItem>))]
[JsonSerializable(typeof(Listing<ModerationEvent>))]
[JsonSerializable(typeof(Listing<ReportItem>))]
[JsonSerializable(typeof(ModerationEvent))]
[JsonSerializable(typeof(Listing<UserAccount>))]
[JsonSerializable(typeof(Listing<UserConversation>))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(LogVerification))]
[JsonSerializable(typeof(MarkNotificationsRequest))]
[JsonSerializable(typeof(MarkReadRequest))]
[JsonSerializable(typeof(MarkUnreadRequest))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(MediaDetails))]
[JsonSerializable(typeof(Medium))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(NoteRequest))]
[JsonSerializable(typeof(NotificationPage))]
[JsonSerializable(typeof(NotificationSettings))]
[JsonSerializable(typeof(NotificationSettingsRequest))]
[JsonSerializable(typeof(NotificationsMarked))]
[JsonSerializable(typeof(OpenDirectRequest))]
[JsonSerializable(typeof(Overview))]
[JsonSerializable(typeof(Page<Appeal>))]
[JsonSerializable(typeof(Page<DeviceSession>))]
[JsonSerializable(typeof(Page<Invite>))]
[JsonSerializable(typeof(Page<ListedChannel>))]
[JsonSerializable(typeof(Page<Member>))]
[JsonSerializable(typeof(Page<Passkey>))]
[JsonSerializable(typeof(Page<Preferences>))]
[JsonSerializable(typeof(Page<Reactor>))]
[JsonSerializable(typeof(Page<Receipt>))]
[JsonSerializable(typeof(Page<ScheduledMessage>))]
[JsonSerializable(typeof(Page<User>))]
[JsonSerializable(typeof(Page<Workspace>))]
[JsonSerializable(typeof(Page<WorkspacePerson>))]
[JsonSerializable(typeof(Passkey))]
[JsonSerializable(typeof(PasskeyAnswer))]
[JsonSerializable(typeof(PasskeyQuestion))]
[JsonSerializable(typeof(PinnedMessages))]
[JsonSerializable(typeof(PinOrderRequest))]
[JsonSerializable(typeof(Preferences))]
[JsonSerializable(typeof(PreferencesRequest))]
[JsonSerializable(typeof(PresencePage))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Reaction[]))]
[JsonSerializable(typeof(ReadPosition))]
[JsonSerializable(typeof(RealtimeEvent))]
[JsonSerializable(typeof(RealtimeToken))]
[JsonSerializable(typeof(ReauthenticateRequest))]
[JsonSerializable(typeof(ReasonRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(Reminder))]
[JsonSerializable(typeof(ReminderPage))]
[JsonSerializable(typeof(RemindRequest))]
[JsonSerializable(typeof(RenamePasskeyRequest))]
[JsonSerializable(typeof(ReopenReportRequest))]
[JsonSerializable(typeof(ReportDetails))]
[JsonSerializable(typeof(ReportEvidence))]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(ResetPasswordRequest))]
[JsonSerializable(typeof(ResolveReportRequest))]
[JsonSerializable(typeof(RenameUserRequest))]
[JsonSerializable(typeof(ScheduledMessage))]
[JsonSerializable(typeof(ScheduleMessageRequest))]
[JsonSerializable(typeof(SearchPage))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(SharedMediaPage))]
[JsonSerializable(typeof(StorageReport))]
[JsonSerializable(typeof(SubscribeRequest))]
[JsonSerializable(typeof(SubscriptionToken))]
[JsonSerializable(typeof(SyncPage))]
[JsonSerializable(typeof(SystemMessage))]
[JsonSerializable(typeof(ThreadPosition))]
[JsonSerializable(typeof(ThreadPositionRequest))]
[JsonSerializable(typeof(TwoFactorStatus))]
[JsonSerializable(typeof(TypingRequest))]
[JsonSerializable(typeof(UpdateMeRequest))]
[JsonSerializable(typeof(UserDetails))]
[JsonSerializable(typeof(Workspace))]
[JsonSerializable(typeof(WorkspaceBan))]
[JsonSerializable(typeof(WorkspaceBanRequest))]
[JsonSerializable(typeof(WorkspaceRoleRequest))]
[JsonSerializable(typeof(UserStatus))]
[JsonSerializable(typeof(VerifyLogRequest))]
[JsonSerializable(typeof(WaitingReports))]
public sealed partial class VvsImJson : JsonSerializerContext;
