// Where the picker stands, how the keys move in it, and when it goes. It speaks up by an `emojiclosed` event when the person closed it.

const SHEET = "(max-width: 30rem)";
const EDGE = 8;

export function init(picker, columns) {
  const stop = new AbortController();
  const { signal } = stop;
  let before = null;
  let anchor = null;
  let point = null;

  const shown = () => picker.matches(":popover-open");
  const query = () => picker.querySelector(".emoji-query");
  const cells = () => [...picker.querySelectorAll(".emoji-cell")];

  function show() {
    if (!shown()) {
      before = document.activeElement;
      picker.showPopover();
    }
    place();
    // Where a finger types, the keyboard would cover what is to be chosen from.
    (matchMedia("(pointer: coarse)").matches ? picker : query())?.focus({ preventScroll: true });
  }

  function place() {
    picker.style.inset = "";
    if (matchMedia(SHEET).matches) return;
    const { offsetWidth: width, offsetHeight: height } = picker;
    const box = anchor?.getBoundingClientRect() ?? { left: point.x, right: point.x, top: point.y, bottom: point.y };
    const left = box.left + width + EDGE <= innerWidth ? box.left : box.right - width;
    const top = box.bottom + height + EDGE <= innerHeight ? box.bottom : box.top - height - EDGE;
    const within = (wanted, size, room) => Math.max(EDGE, Math.min(wanted, room - size - EDGE));
    picker.style.inset = `${within(top, height, innerHeight)}px auto auto ${within(left, width, innerWidth)}px`;
  }

  function hide() {
    if (!shown()) return;
    const had = picker.contains(document.activeElement) || document.activeElement === document.body;
    picker.hidePopover();
    if (had && before?.isConnected) before.focus({ preventScroll: true });
  }

  function close() {
    hide();
    picker.dispatchEvent(new CustomEvent("emojiclosed", { bubbles: true }));
  }

  // One stop in the order of Tab: the cell last visited.
  function visit(cell) {
    if (!cell) return;
    for (const other of cells()) other.tabIndex = other === cell ? 0 : -1;
    cell.focus();
    cell.scrollIntoView({ block: "nearest" });
  }

  function move(cell, key) {
    const all = cells();
    const at = all.indexOf(cell);
    const rtl = getComputedStyle(picker).direction === "rtl" ? -1 : 1;
    if (key === "ArrowUp" && at < columns) return query().focus();
    const to = {
      ArrowRight: at + rtl,
      ArrowLeft: at - rtl,
      ArrowDown: Math.min(at + columns, Math.max(at, all.length - 1)),
      ArrowUp: at - columns,
      Home: 0,
      End: all.length - 1,
    }[key];
    visit(all[to]);
  }

  function turn(tab, key) {
    const all = [...picker.querySelectorAll(".emoji-tab")];
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const next = by ? all[(all.indexOf(tab) + by + all.length) % all.length] : null;
    if (next) {
      next.focus();
      next.click();
    } else visit(cells()[0]);
  }

  function pressed(event) {
    event.stopPropagation();
    const { key, target } = event;
    const tab = target.closest(".emoji-tab");
    const cell = target.closest(".emoji-cell");
    if (key === "Escape") close();
    else if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (cell && /^(Arrow|Home|End)/.test(key)) move(cell, key);
    else if (tab && /^Arrow(Left|Right|Down)/.test(key)) turn(tab, key);
    else if (target === query() && key === "ArrowDown") visit(cells()[0]);
    // Enter takes the likeliest.
    else if (target === query() && key === "Enter") query().value.trim() && cells()[0]?.click();
    else if (key === "Tab") return cycle(event);
    else return;
    event.preventDefault();
  }

  // The focus stays inside until it is closed, as in a dialog.
  function cycle(event) {
    const stops = [...picker.querySelectorAll("input, button")].filter((one) => one.tabIndex >= 0);
    const at = stops.indexOf(document.activeElement);
    stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length]?.focus();
    event.preventDefault();
  }

  function pointed(event) {
    if (!shown() || picker.contains(event.target)) return;
    // The button that opened it does not open it again.
    if (anchor?.contains(event.target)) swallowClick();
    close();
  }

  picker.addEventListener("keydown", pressed, { signal });
  addEventListener("pointerdown", pointed, { signal, capture: true });
  addEventListener("resize", () => shown() && place(), { signal });
  // It grows when the emoji have arrived, upwards if it stands above what asked for it.
  const sizes = new ResizeObserver(() => shown() && place());
  sizes.observe(picker);

  return {
    showAt(element) {
      [anchor, point] = [element, null];
      show();
    },
    showThere(x, y) {
      [anchor, point] = [null, { x, y }];
      show();
    },
    hide,
    dispose() {
      stop.abort();
      sizes.disconnect();
    },
  };
}

function swallowClick() {
  const once = new AbortController();
  const { signal } = once;
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
    once.abort();
  };
  addEventListener("click", swallow, { signal, capture: true });
  addEventListener("pointerdown", () => once.abort(), { signal, capture: true });
}
