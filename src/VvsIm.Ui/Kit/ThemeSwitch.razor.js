/** "light", "dark" or "system". */
export function chosen() {
  try {
    return localStorage.getItem("theme") ?? "system";
  } catch {
    return "system";
  }
}

/** Keeps the choice, in this tab and in the others. */
export function choose(theme) {
  try {
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch {
    // Storage may be forbidden: then there is nothing to choose.
  }
  dispatchEvent(new Event("themechosen"));
}
