// The keys of the quick switcher: Ctrl+K anywhere, and in its field those that choose.

const CHOOSING = ["ArrowDown", "ArrowUp", "Enter"];

export function init(net) {
  const stop = new AbortController();

  function pressed(event) {
    const command = event.ctrlKey || event.metaKey;
    const field = event.target.closest?.("[data-testid=switch-field]");
    if (command && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      // Over another dialog it would be one too many.
      if (document.querySelector("dialog[open]") && !field) return;
      event.preventDefault();
      if (!event.repeat) net.invokeMethodAsync("Toggle");
    } else if (field && CHOOSING.includes(event.key) && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      net.invokeMethodAsync("Pressed", event.key).then(() => document.querySelector(".switch-item[aria-selected=true]")?.scrollIntoView({ block: "nearest" }));
    }
  }

  document.addEventListener("keydown", pressed, { signal: stop.signal });
  return { dispose: () => stop.abort() };
}
