// Loaded before anything is painted, so that no page flashes in the wrong theme. The choice is "light", "dark", or none: as the system.
// Kit/ThemeSwitch.razor.js changes it.
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");

  function apply() {
    let choice = null;
    try {
      choice = localStorage.getItem("theme");
    } catch {
      // Storage may be forbidden: then the system decides.
    }
    const theme = choice === "light" || choice === "dark" ? choice : system.matches ? "dark" : "light";
    document.documentElement.dataset.theme = theme;
  }

  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("themechosen", apply);
})();
