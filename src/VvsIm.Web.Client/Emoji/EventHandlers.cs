namespace VvsIm.Web.Client.Emoji;

/// <summary>The event by which the picker's script says that the person closed it.</summary>
[EventHandler("onemojiclosed", typeof(EventArgs), enableStopPropagation: false, enablePreventDefault: false)]
public static class EventHandlers;
