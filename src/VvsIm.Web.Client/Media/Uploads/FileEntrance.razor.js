// The ways by which files come into a conversation: picked, dropped on it, or pasted into the field.
import { keep } from "./files.js";
// Not used here: it must be at hand when a file is chosen without network.
import "./uploads.js";

// What is dragged within the page, such as a picture in a message, is not a file to be sent.
let fromHere = false;
addEventListener("dragstart", () => (fromHere = true), true);
addEventListener("dragend", () => (fromHere = false), true);

const carriesFiles = (event) => !fromHere && event.dataTransfer?.types.includes("Files");

export function init(overlay, input, net) {
  const stop = new AbortController();
  const { signal } = stop;
  const host = overlay.parentElement;
  const form = host.querySelector(":scope > form");
  const open = () => overlay.dataset.open === "true";

  const take = (chosen) => chosen.length && net.invokeMethodAsync("Chosen", chosen);
  const show = (shown) => overlay.toggleAttribute("data-shown", shown);

  const picked = () => {
    take([...input.files].map((file) => keep(file)));
    // The same file can be chosen again.
    input.value = "";
  };
  input.addEventListener("change", picked, { signal });
  // Somebody was quicker than this script.
  if (input.files.length) picked();

  form.addEventListener("paste", (event) => {
    const { files, types } = event.clipboardData;
    // Text copied from a document often comes with a picture of itself.
    const text = types.includes("text/plain") && types.includes("text/html");
    if (!files.length || text || !open()) return;
    event.preventDefault();
    take([...files].map((file) => keep(file)));
  }, { signal });

  const over = (event) => {
    if (!carriesFiles(event) || !open()) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    show(true);
  };
  host.addEventListener("dragenter", over, { signal });
  host.addEventListener("dragover", over, { signal });
  host.addEventListener("dragleave", (event) => host.contains(event.relatedTarget) || show(false), { signal });
  host.addEventListener("drop", (event) => {
    show(false);
    if (!carriesFiles(event) || !open()) return;
    event.preventDefault();
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    take(items.map((item) => keep(item.getAsFile(), item.webkitGetAsEntry?.()?.isDirectory)));
    form.querySelector("textarea")?.focus({ preventScroll: true });
  }, { signal });

  // Dropped beside it, a file would take the place of the whole app.
  const spare = (event) => {
    if (!carriesFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  };
  addEventListener("dragover", spare, { signal });
  addEventListener("drop", spare, { signal });

  return {
    touch: () => matchMedia("(pointer: coarse)").matches,
    pick(accept, camera) {
      input.accept = accept;
      input.toggleAttribute("capture", camera);
      if (camera) input.setAttribute("capture", "environment");
      input.click();
    },
    dispose: () => stop.abort(),
  };
}
