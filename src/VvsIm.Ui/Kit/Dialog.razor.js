/** Speaks up by a `dialogclosed` event when the person closed the dialog. */
export function init(dialog) {
  const stop = new AbortController();
  const { signal } = stop;

  dialog.addEventListener("close", () => dialog.dispatchEvent(new CustomEvent("dialogclosed", { bubbles: true })), { signal });
  // A press that begins inside (selecting text) and ends outside is not a click beside the dialog.
  let pressedBeside = false;
  dialog.addEventListener("pointerdown", (event) => (pressedBeside = event.target === dialog), { signal });
  dialog.addEventListener("click", (event) => event.target === dialog && pressedBeside && dialog.close(), { signal });

  return {
    show: () => dialog.open || dialog.showModal(),
    hide: () => dialog.close(),
    dispose: () => stop.abort(),
  };
}
