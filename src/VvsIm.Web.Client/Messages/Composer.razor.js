export function init(field) {
  const stop = new AbortController();
  const { signal } = stop;
  // Where a finger types, opening a conversation must not bring up the keyboard, and Enter has no Shift beside it.
  const touch = matchMedia("(pointer: coarse)").matches;

  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  };

  field.addEventListener("input", grow, { signal });
  field.addEventListener(
    "keydown",
    (event) => {
      // Enter that ends a composition (229: Safari says so after the fact) belongs to the input method.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229 || touch) return;
      event.preventDefault();
      if (!event.repeat) field.form.requestSubmit();
    },
    { signal },
  );

  grow();
  if (!touch) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }

  return {
    cleared() {
      // The new text is rendered in this task, after this call.
      queueMicrotask(grow);
      requestAnimationFrame(grow);
      field.focus({ preventScroll: true });
    },
    dispose: () => stop.abort(),
  };
}
