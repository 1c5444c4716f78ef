// The log by keyboard: the arrows walk from message to message, Enter opens what can be done with one, Escape goes back to writing.

export function walk(scroller, signal) {
  const messages = () => [...scroller.querySelectorAll("[data-testid=message]")];

  function lastInView(all) {
    const bottom = scroller.getBoundingClientRect().bottom;
    return all.findLast((message) => message.getBoundingClientRect().top < bottom);
  }

  function step(by) {
    const all = messages();
    const at = all.indexOf(document.activeElement);
    const next = at < 0 ? lastInView(all) : all[Math.max(0, Math.min(all.length - 1, at + by))];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  const keys = {
    ArrowUp: () => step(-1),
    ArrowDown: () => step(1),
    Enter: () => document.activeElement.querySelector("[data-testid=message-more]")?.click(),
    Escape: () => scroller.closest(".panel, .conversation-main")?.querySelector("textarea")?.focus(),
  };

  scroller.addEventListener(
    "keydown",
    (event) => {
      const walking = event.target === scroller || event.target.matches?.("[data-testid=message]");
      if (!walking || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    },
    { signal },
  );
}
