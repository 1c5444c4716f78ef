// The search page by keyboard: the arrows walk from the field through the results, Escape goes back to the field and from there away.

const CHOOSING = ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"];

export function init(page, net, returning) {
  const stop = new AbortController();
  const { signal } = stop;
  const field = page.querySelector(".search-field");
  const hits = () => [...page.querySelectorAll("[data-testid=hit]")];

  function step(by) {
    const all = [field, ...hits()];
    const at = all.indexOf(document.activeElement);
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function pressed(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const inField = event.target === field;
    if (!inField && !event.target.matches("[data-testid=hit]")) return;
    if (inField && page.dataset.completing && CHOOSING.includes(event.key)) {
      event.preventDefault();
      net.invokeMethodAsync("Pressed", event.key);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (!inField) field.focus();
      else if (window.navigation?.canGoBack) history.back();
      else net.invokeMethodAsync("Leave");
    }
  }

  // What is further down comes by itself.
  const further = new IntersectionObserver((seen) => seen.forEach((one) => one.isIntersecting && one.target.click()), {
    root: page.querySelector(".search-body"),
    rootMargin: "300px",
  });
  const watch = new MutationObserver(() => {
    further.disconnect();
    const more = page.querySelector("[data-testid=more]:not([aria-disabled])");
    if (more) further.observe(more);
  });
  watch.observe(page.querySelector(".search-body"), { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-disabled"] });

  page.addEventListener("keydown", pressed, { signal });
  const back = returning && document.getElementById(returning);
  if (back) {
    back.focus({ preventScroll: true });
    back.scrollIntoView({ block: "center" });
  } else {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  return {
    write(text) {
      field.value = text;
      field.focus();
      field.setSelectionRange(text.length, text.length);
    },
    dispose() {
      stop.abort();
      further.disconnect();
      watch.disconnect();
    },
  };
}
