namespace VvsIm.Ui.Kit;

/// <summary>The events by which the kit's scripts speak to its components.</summary>
[EventHandler("onmenuclosed", typeof(EventArgs), enableStopPropagation: false, enablePreventDefault: false)]
[EventHandler("ondialogclosed", typeof(EventArgs), enableStopPropagation: false, enablePreventDefault: false)]
public static class EventHandlers;
