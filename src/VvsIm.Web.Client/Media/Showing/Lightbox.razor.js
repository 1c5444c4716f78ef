// The lightbox's hands: zooming by wheel, pinch, keys and double click, panning, swiping to the next one and down to close. The picture
// is moved by its style alone, so Blazor's rendering and this never meet.

import "./alone.js";

const MOST = 8;
const SWIPE = 60;
const CLOSE = 90;

export function init(dialog, net) {
  const stop = new AbortController();
  const { signal } = stop;
  const fingers = new Map();
  let picture = null;
  let [scale, x, y] = [1, 0, 0];
  let moved = 0;
  let pinched = false;

  // Another picture is another element, and begins unmoved.
  function target() {
    const now = dialog.querySelector(".lightbox-zoom");
    if (now !== picture) [picture, scale, x, y] = [now, 1, 0, 0];
    return picture;
  }

  const stage = () => dialog.querySelector(".lightbox-stage").getBoundingClientRect();

  function draw() {
    picture.style.transform = scale === 1 && !x && !y ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
    picture.dataset.scale = scale.toFixed(2);
  }

  function keepInView() {
    const { width, height } = stage();
    const [mostX, mostY] = [(width * (scale - 1)) / 2, (height * (scale - 1)) / 2];
    x = Math.min(mostX, Math.max(-mostX, x));
    y = Math.min(mostY, Math.max(-mostY, y));
  }

  /** What is at this place of the screen stays there. */
  function zoom(factor, clientX, clientY) {
    if (!target()) return;
    const { left, top, width, height } = stage();
    const [fromX, fromY] = [(clientX ?? left + width / 2) - left - width / 2, (clientY ?? top + height / 2) - top - height / 2];
    const next = Math.min(MOST, Math.max(1, scale * factor));
    x = fromX - ((fromX - x) * next) / scale;
    y = fromY - ((fromY - y) * next) / scale;
    scale = next;
    keepInView();
    draw();
  }

  const whole = () => zoom(1 / scale);
  const step = (by) => net.invokeMethodAsync("Step", by);

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("video")) return;
    const act = {
      ArrowLeft: () => (scale > 1 ? pan(80, 0) : step(-1)),
      ArrowRight: () => (scale > 1 ? pan(-80, 0) : step(1)),
      ArrowUp: () => pan(0, 80),
      ArrowDown: () => pan(0, -80),
      "+": () => zoom(1.5),
      "=": () => zoom(1.5),
      "-": () => zoom(1 / 1.5),
      0: whole,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function pan(byX, byY) {
    if (!target() || scale === 1) return;
    x += byX;
    y += byY;
    keepInView();
    draw();
  }

  function down(event) {
    if (event.button !== 0 || !event.target.closest(".lightbox-stage") || event.target.closest("video, button")) return;
    target();
    fingers.set(event.pointerId, event);
    if (fingers.size === 1) [moved, pinched] = [0, false];
    event.target.setPointerCapture?.(event.pointerId);
  }

  function move(event) {
    const before = fingers.get(event.pointerId);
    if (!before || !picture) return;
    const [byX, byY] = [event.clientX - before.clientX, event.clientY - before.clientY];
    if (fingers.size === 2) {
      const [other] = [...fingers.values()].filter((finger) => finger.pointerId !== event.pointerId);
      const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      pinched = true;
      zoom(apart(event) / Math.max(1, apart(before)), (event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2);
    } else if (scale > 1) pan(byX, byY);
    else if (event.pointerType !== "mouse") {
      x += byX;
      y += byY;
      // One way or the other.
      if (Math.abs(x) > Math.abs(y)) picture.style.transform = `translateX(${x}px)`;
      else picture.style.transform = `translateY(${Math.max(0, y)}px)`;
    }
    moved += Math.abs(byX) + Math.abs(byY);
    fingers.set(event.pointerId, event);
  }

  function up(event) {
    if (!fingers.delete(event.pointerId) || fingers.size > 0) return;
    const [wentX, wentY] = [x, y];
    if (picture && scale === 1) {
      [x, y] = [0, 0];
      draw();
      if (!pinched && event.type === "pointerup" && event.pointerType !== "mouse") {
        if (Math.abs(wentX) > SWIPE && Math.abs(wentX) > Math.abs(wentY)) step(wentX < 0 ? 1 : -1);
        else if (wentY > CLOSE) dialog.close();
      }
    }
    if (event.type === "pointerup" && moved < 8 && event.pointerType === "mouse" && beside(event)) dialog.close();
  }

  // A picture seldom has the shape of the screen: what is beside it is not it.
  function beside({ clientX, clientY }) {
    const image = dialog.querySelector(".lightbox-original");
    if (!image) return !dialog.querySelector(".lightbox-trouble, video");
    const { left, top, width, height } = image.getBoundingClientRect();
    const ratio = Math.min(width / (image.naturalWidth || width), height / (image.naturalHeight || height));
    const [w, h] = [(image.naturalWidth || width) * ratio, (image.naturalHeight || height) * ratio];
    return Math.abs(clientX - left - width / 2) > w / 2 || Math.abs(clientY - top - height / 2) > h / 2;
  }

  dialog.addEventListener("keydown", pressed, { signal });
  dialog.addEventListener("pointerdown", down, { signal });
  dialog.addEventListener("pointermove", move, { signal });
  dialog.addEventListener("pointerup", up, { signal });
  dialog.addEventListener("pointercancel", up, { signal });
  dialog.addEventListener("dblclick", (event) => event.target.closest(".lightbox-zoom") && (scale > 1 ? whole() : zoom(2.5, event.clientX, event.clientY)), { signal });
  dialog.addEventListener(
    "wheel",
    (event) => {
      if (!event.target.closest(".lightbox-stage")) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event.clientX, event.clientY);
    },
    { signal, passive: false },
  );
  dialog.addEventListener(
    "click",
    ({ target: pressed }) => {
      const way = pressed.closest("[data-zoom]")?.dataset.zoom;
      if (way) zoom(way === "in" ? 1.5 : 1 / 1.5);
    },
    { signal },
  );
  dialog.addEventListener("close", () => dialog.dispatchEvent(new CustomEvent("dialogclosed", { bubbles: true })), { signal });

  return {
    show: () => dialog.open || dialog.showModal(),
    hide: () => dialog.close(),
    dispose: () => stop.abort(),
  };
}
