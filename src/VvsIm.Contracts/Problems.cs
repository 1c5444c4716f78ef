using System.Text.Json.Serialization;

namespace VvsIm.Contracts;

/// <summary>The one catalogue of error codes. A code never changes its meaning; the texts beside it may change.</summary>
public static class ProblemCodes
{
    /// <summary>400: a field is missing or malformed; <see cref="Problem.Errors"/> names each one.</summary>
    public const string Invalid = "invalid";

    /// <summary>400: the body is not the JSON that the endpoint takes.</summary>
    public const string MalformedBody = "malformed_body";

    /// <summary>400: something is longer, larger or more than <see cref="Limits"/> allows.</summary>
    public const string LimitExceeded = "limit_exceeded";

    /// <summary>400: an account with this email exists already.</summary>
    public const string EmailTaken = "email_taken";

    /// <summary>400: the password does not meet the rules.</summary>
    public const string WeakPassword = "weak_password";

    /// <summary>400: the uploaded file has no bytes.</summary>
    public const string EmptyFile = "empty_file";

    /// <summary>400: the file is not a picture that an avatar can be, or its parts contradict each other.</summary>
    public const string UnsafePicture = "unsafe_picture";

    /// <summary>401: the request carries no valid sign-in.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>401: email and password do not match an account.</summary>
    public const string InvalidCredentials = "invalid_credentials";

    /// <summary>401: too many failures; the account opens again after a while.</summary>
    public const string LockedOut = "locked_out";

    /// <summary>401: a second factor is needed.</summary>
    public const string TwoFactorRequired = "two_factor_required";

    /// <summary>401: the code of the second factor is wrong, or was used already.</summary>
    public const string InvalidTwoFactorCode = "invalid_two_factor_code";

    /// <summary>401: this passkey opens no account here, or not now.</summary>
    public const string InvalidPasskey = "invalid_passkey";

    /// <summary>403: signed in, but not allowed.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>403: this needs a sign-in of the last minutes; confirm it at <c>/api/auth/reauthenticate</c>, then ask again.</summary>
    public const string ReauthenticationRequired = "reauthentication_required";

    /// <summary>403: staff of this installation need a second factor, and you have none yet; only setting one up is possible.</summary>
    public const string TwoFactorSetupRequired = "two_factor_setup_required";

    /// <summary>403: staff reads this only after saying why; the reason stands in the moderation log.</summary>
    public const string ReasonRequired = "reason_required";

    /// <summary>403: an unsafe request sent by a page of another site.</summary>
    public const string CrossSite = "cross_site";

    /// <summary>403: the message is older than the time in which it may be edited.</summary>
    public const string EditWindowOver = "edit_window_over";

    /// <summary>403: the message is older than the time in which its author may take it back.</summary>
    public const string DeleteWindowOver = "delete_window_over";

    /// <summary>403: the workspace has switched this off; <see cref="Problem.Feature"/> says what.</summary>
    public const string FeatureDisabled = "feature_disabled";

    /// <summary>403: accounts are not made this way here; see <c>GET /api/auth/registration</c>.</summary>
    public const string RegistrationClosed = "registration_closed";

    /// <summary>403: the workspace takes no files of this type.</summary>
    public const string FileTypeNotAllowed = "file_type_not_allowed";

    /// <summary>403: a rule of the workspace does not let this through; the title is what its author may know.</summary>
    public const string MessageBlocked = "message_blocked";

    /// <summary>A scheduled message was not sent: a rule holds it until a moderator has looked at it.</summary>
    public const string MessageHeld = "message_held";

    /// <summary>403: an admin has silenced you here for a while.</summary>
    public const string Silenced = "silenced";

    /// <summary>403: only owners and admins write here.</summary>
    public const string PostingRestricted = "posting_restricted";

    /// <summary>403: the conversation is closed for now, to everybody: it can be read, but not written in.</summary>
    public const string ConversationClosed = "conversation_closed";

    /// <summary>403: this account is banned; nothing is possible with it until the ban ends.</summary>
    public const string Banned = "banned";

    /// <summary>404: it does not exist, or not for you.</summary>
    public const string NotFound = "not_found";

    /// <summary>404: this invite link leads nowhere: it has expired, is used up, was revoked, or never was one. Which, nobody is told.</summary>
    public const string InviteInvalid = "invite_invalid";

    /// <summary>405: the path exists, the method does not.</summary>
    public const string MethodNotAllowed = "method_not_allowed";

    /// <summary>409: somebody changed it meanwhile.</summary>
    public const string Conflict = "conflict";

    /// <summary>409: the workspace has a channel of that title already.</summary>
    public const string TitleTaken = "title_taken";

    /// <summary>409: a file named as an attachment is not there any more, belongs to another message, or is not the sender's.</summary>
    public const string AttachmentUnavailable = "attachment_unavailable";

    /// <summary>409: without this operator there would be none; make somebody else an operator first.</summary>
    public const string LastOperator = "last_operator";

    /// <summary>409: without this owner there would be none; make somebody else an owner first.</summary>
    public const string LastOwner = "last_owner";

    /// <summary>413: the request body, or the file in it, is too large.</summary>
    public const string TooLarge = "too_large";

    /// <summary>415: the body is not of a type that the endpoint reads.</summary>
    public const string UnsupportedMediaType = "unsupported_media_type";

    /// <summary>429: too many requests; wait and try again.</summary>
    public const string TooManyRequests = "too_many_requests";

    /// <summary>429: slow mode; the Retry-After header says how many seconds to wait.</summary>
    public const string SlowMode = "slow_mode";

    /// <summary>500: our fault. The trace id finds it in the logs.</summary>
    public const string ServerError = "server_error";

    /// <summary>503: the search was given up because it took too long; one with more or longer words may not.</summary>
    public const string SearchTimeout = "search_timeout";

    /// <summary>503: files cannot be stored or read now; texts can.</summary>
    public const string MediaUnavailable = "media_unavailable";

    /// <summary>503: a part the request needs is away; trying again later is safe.</summary>
    public const string Unavailable = "unavailable";
}

/// <summary>Problem details (RFC 9457) with the stable code that clients switch on.</summary>
public sealed record Problem
{
    /// <summary>One of <see cref="ProblemCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>A short sentence for a person.</summary>
    public string? Title { get; init; }

    /// <summary>What the person can do about it, where there is more to say than the title.</summary>
    public string? Detail { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>Per field (camelCase, as sent) what is wrong with it.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>429: how many seconds to wait before it may work.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>With <see cref="ProblemCodes.Banned"/>: until when, and why.</summary>
    public Moderation.BanNotice? Ban { get; init; }

    /// <summary>With <see cref="ProblemCodes.FeatureDisabled"/>: what is off.</summary>
    public Workspaces.WorkspaceFeature? Feature { get; init; }

    /// <summary>Finds the request in the server's logs.</summary>
    [JsonPropertyName("traceId")]
    public string? TraceId { get; init; }
}

/// <summary>The server answered with problem details.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Detail ?? problem.Title ?? problem.Code)
{
    /// <summary>What the server said.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>One of <see cref="ProblemCodes"/>.</summary>
    public string Code => Problem.Code;
}
