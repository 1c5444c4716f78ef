namespace VvsIm.Ui.Kit;

/// <summary>The kit's icons, all drawn with one stroke on a grid of 24.</summary>
public enum IconName
{
    Add,
    Alert,
    Back,
    Check,
    ChevronDown,
    Clock,
    Close,
    Conversation,
    Edit,
    Group,
    Home,
    Menu,
    Moon,
    More,
    Person,
    Pulse,
    Refresh,
    Search,
    Send,
    SignOut,
    Sun,
    System,
}
