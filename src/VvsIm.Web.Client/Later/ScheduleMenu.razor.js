/** Ctrl+Shift+Enter (on a Mac also Command) in the form around the button opens its menu. */
export function init(button) {
  const stop = new AbortController();
  button.closest("form").addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || !event.shiftKey || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) button.click();
    },
    // Before the field takes Enter for its own.
    { signal: stop.signal, capture: true },
  );
  return { dispose: () => stop.abort() };
}
