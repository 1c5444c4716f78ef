// The field of the composer: its height, its keys, and changes to its text that the person can take back (Ctrl+Z).

import { wrapped } from "./formatting.js";

const OF_SUGGESTIONS = ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"];
const MARKS = { b: "**", i: "_", X: "~~" };

export function init(field, net) {
  const stop = new AbortController();
  const { signal } = stop;
  const { form } = field;
  // Where a finger types, opening a conversation must not bring up the keyboard, and Enter has no Shift beside it.
  const touch = matchMedia("(pointer: coarse)").matches;
  let caret = 0;

  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  };
  const completing = () => form.dataset.completing === "true";

  // As if it were typed: it raises `input`, and can be undone.
  function replace(start, end, text) {
    const further = field.selectionStart - end;
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, start, end, "end");
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    // Whoever has typed on meanwhile goes on there.
    if (further > 0) field.setSelectionRange(start + text.length + further, start + text.length + further);
  }

  function format(mark) {
    const change = wrapped(field.value, field.selectionStart, field.selectionEnd, mark);
    replace(change.start, change.end, change.text);
    field.setSelectionRange(...change.selection);
  }

  function pressed(event) {
    const { key, shiftKey, altKey } = event;
    const command = event.ctrlKey || event.metaKey;
    // Enter that ends a composition (229: Safari says so after the fact) belongs to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    if (completing() && OF_SUGGESTIONS.includes(key) && !shiftKey && !altKey && !command) tell(event);
    else if (command && !altKey && MARKS[shiftKey ? key.toUpperCase() : key]) {
      event.preventDefault();
      format(MARKS[shiftKey ? key.toUpperCase() : key]);
    } else if (key === "Escape" && form.dataset.mode) tell(event);
    else if (key === "ArrowUp" && !field.value && !form.dataset.mode && !shiftKey && !altKey && !command) tell(event);
    else if (key === "Enter" && !shiftKey && !touch) {
      event.preventDefault();
      if (!event.repeat) form.requestSubmit();
    }
  }

  function tell(event) {
    event.preventDefault();
    event.stopPropagation();
    net.invokeMethodAsync("Pressed", event.key);
  }

  field.addEventListener("input", () => {
    caret = field.selectionStart;
    grow();
  }, { signal, capture: true });
  field.addEventListener("keydown", pressed, { signal });
  document.addEventListener("selectionchange", () => {
    if (!completing() || document.activeElement !== field || field.selectionStart === caret) return;
    caret = field.selectionStart;
    net.invokeMethodAsync("Moved");
  }, { signal });
  // The field may become wider or narrower, and another text may be put into it.
  const sizes = new ResizeObserver(grow);
  sizes.observe(form);

  grow();
  if (!touch) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }

  return {
    caret: () => field.selectionStart,
    replace,
    insert: (text) => replace(field.selectionStart, field.selectionEnd, text),
    focus() {
      // The new text is rendered in this task, after this call.
      requestAnimationFrame(() => {
        grow();
        field.focus({ preventScroll: true });
        field.setSelectionRange(field.value.length, field.value.length);
      });
    },
    /** Back to the field, without bringing up the keyboard of a phone. */
    focused: () => touch || field.focus({ preventScroll: true }),
    grown: () => requestAnimationFrame(grow),
    cleared() {
      queueMicrotask(grow);
      requestAnimationFrame(grow);
      field.focus({ preventScroll: true });
    },
    dispose() {
      stop.abort();
      sizes.disconnect();
    },
  };
}
