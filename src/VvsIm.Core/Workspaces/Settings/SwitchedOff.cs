using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Settings;

/// <summary>The refusal of what a workspace does not have.</summary>
internal static class SwitchedOff
{
    /// <summary>403, with the feature's name.</summary>
    public static ProblemHttpResult Of(WorkspaceFeature feature)
    {
        var refusal = Refusal.Of(
            StatusCodes.Status403Forbidden,
            ProblemCodes.FeatureDisabled,
            feature switch
            {
                WorkspaceFeature.DirectMessages => "This workspace has no direct messages.",
                WorkspaceFeature.Groups => "Nobody makes groups in this workspace.",
                WorkspaceFeature.Channels => "Nobody makes channels in this workspace.",
                WorkspaceFeature.Attachments => "Messages have no files in this workspace.",
                WorkspaceFeature.VoiceMessages => "This workspace has no voice messages.",
                WorkspaceFeature.Reactions => "This workspace has no reactions.",
                WorkspaceFeature.Threads => "This workspace has no threads.",
                _ => "Nothing is forwarded into this workspace.",
            }
        );
        refusal.ProblemDetails.Extensions["feature"] = feature;
        return refusal;
    }

    /// <summary>403: no file of this type.</summary>
    public static ProblemHttpResult FileType(string contentType) =>
        Refusal.Of(
            StatusCodes.Status403Forbidden,
            ProblemCodes.FileTypeNotAllowed,
            $"This workspace takes no files of the type {contentType}."
        );

    /// <summary>Why this file may not go with a message; null when it may.</summary>
    public static ProblemHttpResult? Check(WorkspaceSettings settings, MediaKind kind, string contentType)
    {
        if (!settings.Attachments)
            return Of(WorkspaceFeature.Attachments);
        if (kind == MediaKind.Voice)
            return settings.VoiceMessages ? null : Of(WorkspaceFeature.VoiceMessages);
        return settings.Takes(contentType) ? null : FileType(contentType);
    }
}
