using VvsIm.Contracts.Realtime;

namespace VvsIm.Contracts.Operations;

/// <summary>The figures of now. On the operators' <c>staff:</c> channel every other second while anybody listens; not kept.</summary>
public sealed record OverviewMeasured(Overview Overview) : RealtimeEvent;
