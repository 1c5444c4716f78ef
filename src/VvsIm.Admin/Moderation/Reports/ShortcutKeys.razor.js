// Keys of a page of the console: j, k and the arrows move among its rows, others press what carries them. Never while somebody types.
export function start() {
  const ending = new AbortController();
  document.addEventListener("keydown", press, { signal: ending.signal });
  return { dispose: () => ending.abort() };
}

function press(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]")) return;
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  const rows = step ? [...document.querySelectorAll("[data-keys-row]")] : [];
  if (rows.length > 0) {
    const at = rows.findIndex(row => row === document.activeElement || row.closest("tr")?.contains(document.activeElement));
    const to = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[to].focus();
    rows[to].scrollIntoView({ block: "nearest" });
    event.preventDefault();
    return;
  }
  if (event.key.length !== 1) return;
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!pressed) return;
  event.preventDefault();
  pressed.focus();
  if (pressed.matches("button, a")) pressed.click();
}
