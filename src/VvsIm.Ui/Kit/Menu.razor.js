// Where the menu stands, how the keys move in it, and when it goes. It speaks up by a `menuclosed` event when the person closed it.

const SHEET = "(max-width: 30rem)";
const EDGE = 8;

export function init(menu) {
  pressLong();
  const stop = new AbortController();
  const { signal } = stop;
  let before = null;
  let anchor = null;
  let point = null;
  let typed = "";
  let typing = 0;

  const shown = () => menu.matches(":popover-open");
  const items = () => [...menu.querySelectorAll("[role^=menuitem]")];
  const back = () => menu.querySelector(".menu-back");

  function show() {
    if (!shown()) {
      before = document.activeElement;
      menu.showPopover();
    }
    place();
    turned();
  }

  function place() {
    menu.style.inset = "";
    if (matchMedia(SHEET).matches) return;
    const { offsetWidth: width, offsetHeight: height } = menu;
    const box = anchor?.getBoundingClientRect() ?? { left: point.x, right: point.x, top: point.y, bottom: point.y };
    const left = box.left + width + EDGE <= innerWidth ? box.left : box.right - width;
    const top = box.bottom + height + EDGE <= innerHeight ? box.bottom : box.top - height;
    const within = (wanted, size, room) => Math.max(EDGE, Math.min(wanted, room - size - EDGE));
    menu.style.inset = `${within(top, height, innerHeight)}px auto auto ${within(left, width, innerWidth)}px`;
  }

  function turned() {
    place();
    const [first] = items().filter((item) => item !== back());
    (first ?? menu).focus({ preventScroll: true });
  }

  function hide() {
    if (!shown()) return;
    const had = menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.hidePopover();
    if (had && before?.isConnected) before.focus({ preventScroll: true });
  }

  function close() {
    hide();
    menu.dispatchEvent(new CustomEvent("menuclosed", { bubbles: true }));
  }

  function step(by) {
    const all = items();
    const at = all.indexOf(document.activeElement);
    all[(at + by + all.length) % all.length]?.focus();
  }

  function find(letter, now) {
    typed = now - typing < 700 ? typed + letter : letter;
    typing = now;
    const all = items();
    const from = all.indexOf(document.activeElement) + (typed.length > 1 ? 0 : 1);
    const word = (item) => item.querySelector(".menu-label").textContent.trim().toLocaleLowerCase();
    [...all.slice(from), ...all.slice(0, from)].find((item) => word(item).startsWith(typed))?.focus();
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => items()[0]?.focus(),
    End: () => items().at(-1)?.focus(),
    ArrowRight: () => document.activeElement.matches("[aria-haspopup]") && document.activeElement.click(),
    ArrowLeft: () => back()?.click(),
    Escape: () => (back() ? back().click() : close()),
    Tab: close,
  };

  function pressed(event) {
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (keys[event.key]) keys[event.key]();
    else if (event.key.length === 1 && event.key !== " ") find(event.key.toLocaleLowerCase(), event.timeStamp);
    else return;
    event.preventDefault();
  }

  function pointed(event) {
    if (!shown() || menu.contains(event.target)) return;
    // A tap beside a sheet only closes it, and the button that opened the menu does not open it again.
    if (matchMedia(SHEET).matches || anchor?.contains(event.target)) swallowClick();
    close();
  }

  menu.addEventListener("keydown", pressed, { signal });
  menu.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  addEventListener("pointerdown", pointed, { signal, capture: true });
  addEventListener("blur", () => shown() && close(), { signal });
  addEventListener("resize", () => shown() && close(), { signal });
  addEventListener("scroll", (event) => shown() && !menu.contains(event.target) && close(), { signal, capture: true });

  return {
    showAt(element) {
      [anchor, point] = [element, null];
      show();
    },
    showThere(x, y) {
      [anchor, point] = [null, { x, y }];
      show();
    },
    turned,
    hide,
    dispose: () => stop.abort(),
  };
}

function swallowClick() {
  const once = new AbortController();
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
    once.abort();
  };
  addEventListener("click", swallow, { signal: once.signal, capture: true });
  addEventListener("pointerdown", () => once.abort(), { signal: once.signal, capture: true });
}

// Android tells a long press as a contextmenu event, iOS does not. So it is told here, and the platform's own word is passed over.
const HOLD = 500;
const SLIP = 10;
let listening = false;

function pressLong() {
  if (listening) return;
  listening = true;
  let timer = 0;
  let from = null;
  let told = false;

  const end = () => clearTimeout(timer);

  addEventListener("pointerdown", (event) => {
    end();
    told = false;
    const held = event.pointerType === "touch" && event.isPrimary && event.target.closest?.("[data-long-press]");
    if (!held) return;
    from = { clientX: event.clientX, clientY: event.clientY };
    timer = setTimeout(() => {
      told = true;
      swallowClick();
      event.target.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, ...from }));
    }, HOLD);
  });
  addEventListener("pointermove", (event) => {
    if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > SLIP) end();
  });
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  addEventListener("scroll", end, { capture: true });
  addEventListener(
    "contextmenu",
    (event) => {
      end();
      if (!told || !event.isTrusted) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
