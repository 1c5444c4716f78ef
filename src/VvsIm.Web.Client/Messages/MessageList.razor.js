// Keeps the view of the log where the reader's eyes are. Rows come and go above and below; whatever changes, the texts on screen stay
// where they were, or, at the end of the newest messages, the end stays in view. All of it happens before the next paint.

import { firstBelow, steady } from "./steady.js";
import { walk } from "./walk.js";

const NEAR_END = 48;

export function init(scroller, net) {
  const stop = new AbortController();
  let placement = scroller.dataset.placement;
  let pinned = true;
  let top = 0;
  let reported = "";
  let asking = false;
  let frame = 0;
  let folding = null;

  const hasNewer = () => scroller.dataset.newer === "true";
  const below = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const texts = () => scroller.querySelectorAll(".message-text");
  const view = steady(scroller, () => scroller.querySelectorAll(".message-text, .system-line"));

  // Never smoothly: what arrives on the way would be left behind.
  function toEnd() {
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: "instant" });
  }

  // A log loaded afresh starts at the message that was asked for, else at the first unread one, else at its end.
  function place() {
    const wanted = scroller.querySelector("[data-target]") ?? scroller.querySelector("[data-first-unread]");
    if (!wanted) return toEnd();
    const offset = wanted.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - scroller.clientHeight / 4;
  }

  function settle() {
    asking = false;
    const folded = folding;
    folding = null;
    if (scroller.dataset.placement !== placement) {
      placement = scroller.dataset.placement;
      place();
    } else if (folded?.button.isConnected) scroller.scrollTop += folded.button.getBoundingClientRect().top - folded.top;
    else if (pinned && !hasNewer() && !leaving()) toEnd();
    else view.restore();
    watch();
  }

  // Somebody has begun to scroll up, and the event that tells of it comes only with the next frame.
  const leaving = () => scroller.scrollTop < top - 1 && below() > NEAR_END;

  function watch() {
    pinned = !hasNewer() && below() <= NEAR_END;
    top = scroller.scrollTop;
    view.remember();
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      ask();
      report();
    });
  }

  function ask() {
    if (asking) return;
    const room = Math.max(600, scroller.clientHeight);
    const call =
      scroller.dataset.older === "true" && scroller.scrollTop < room ? "NearStart" : hasNewer() && below() < room ? "NearEnd" : null;
    if (!call) return;
    asking = true;
    net.invokeMethodAsync(call).finally(() => (asking = false));
  }

  function report() {
    const attentive = !document.hidden && document.hasFocus();
    const last = lastVisible();
    const now = `${last} ${pinned} ${attentive}`;
    if (now === reported) return;
    reported = now;
    net.invokeMethodAsync("Viewed", last, pinned, attentive);
  }

  function lastVisible() {
    const bottom = scroller.getBoundingClientRect().bottom + 8;
    const all = texts();
    for (let i = firstBelow(all, bottom) - 1, tries = 50; i >= 0 && tries > 0; i--, tries--) {
      const seq = Number(all[i].dataset.seq);
      if (seq > 0 && all[i].getBoundingClientRect().bottom <= bottom) return seq;
    }
    return 0;
  }

  const mutations = new MutationObserver(settle);
  mutations.observe(scroller, { childList: true, subtree: true, characterData: true, attributeFilter: ["data-placement"] });
  const sizes = new ResizeObserver(settle);
  sizes.observe(scroller);
  const rows = new MutationObserver(() => scroller.firstElementChild && sizes.observe(scroller.firstElementChild));
  rows.observe(scroller, { childList: true });

  const { signal } = stop;
  // Whoever unfolds a long text reads on from where it was cut, at the end of the log too; whoever folds it stays at the button.
  scroller.addEventListener(
    "click",
    ({ target }) => {
      const button = target.closest(".text-more");
      if (!button) return;
      pinned = false;
      if (button.ariaExpanded === "true") folding = { button, top: button.getBoundingClientRect().top };
    },
    { signal, capture: true },
  );
  scroller.addEventListener("scroll", watch, { signal, passive: true });
  // At once: a hidden tab has no frames.
  for (const event of ["focus", "blur"]) addEventListener(event, report, { signal });
  document.addEventListener("visibilitychange", report, { signal });

  walk(scroller, signal);

  place();
  watch();

  return {
    toEnd,
    dispose() {
      stop.abort();
      mutations.disconnect();
      rows.disconnect();
      sizes.disconnect();
      cancelAnimationFrame(frame);
    },
  };
}
