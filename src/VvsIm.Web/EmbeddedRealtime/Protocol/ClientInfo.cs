using System.Text.Json;

namespace VvsIm.Web.EmbeddedRealtime.Protocol;

/// <summary>A subscriber as others see it, in presence and in join and leave; the infos are those of its two tokens.</summary>
internal sealed record ClientInfo(
    string User,
    string Client,
    JsonElement? ConnectionInfo = null,
    JsonElement? ChannelInfo = null
);
