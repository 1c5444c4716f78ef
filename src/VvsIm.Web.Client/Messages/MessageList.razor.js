// Keeps the view of the log where the reader's eyes are. Rows come and go above and below; whatever changes, the texts on screen stay
// where they were, or, at the end of the newest messages, the end stays in view. All of it happens before the next paint.

const NEAR_END = 48;

export function init(scroller, net) {
  const stop = new AbortController();
  let placement = scroller.dataset.placement;
  let pinned = true;
  let anchors = [];
  let reported = "";
  let asking = false;
  let frame = 0;

  const hasNewer = () => scroller.dataset.newer === "true";
  const below = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const texts = () => scroller.querySelectorAll(".message-text");

  // The first texts in view. Their own position counts, not their row's: a day or a name above them may come or go.
  function remember() {
    pinned = !hasNewer() && below() <= NEAR_END;
    const { top, bottom } = scroller.getBoundingClientRect();
    const all = texts();
    anchors = [];
    for (let i = firstBelow(all, top); i < all.length && anchors.length < 4; i++) {
      const at = all[i].getBoundingClientRect().top;
      if (at > bottom) break;
      anchors.push({ text: all[i], offset: at - top });
    }
  }

  function restore() {
    const top = scroller.getBoundingClientRect().top;
    const anchor = anchors.find(({ text }) => text.isConnected && scroller.contains(text));
    if (!anchor) return;
    const moved = anchor.text.getBoundingClientRect().top - top - anchor.offset;
    if (Math.abs(moved) >= 0.5) scroller.scrollTop += moved;
  }

  function toEnd(behavior = "instant") {
    scroller.scrollTo({ top: scroller.scrollHeight, behavior });
  }

  // A log loaded afresh starts at the first unread message, else at its end.
  function place() {
    const unread = scroller.querySelector("[data-first-unread]");
    if (!unread) return toEnd();
    const offset = unread.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - scroller.clientHeight / 4;
  }

  function settle() {
    asking = false;
    if (scroller.dataset.placement !== placement) {
      placement = scroller.dataset.placement;
      place();
    } else if (pinned && !hasNewer()) toEnd();
    else restore();
    watch();
  }

  function watch() {
    remember();
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
  scroller.addEventListener("scroll", watch, { signal, passive: true });
  // At once: a hidden tab has no frames.
  for (const event of ["focus", "blur"]) addEventListener(event, report, { signal });
  document.addEventListener("visibilitychange", report, { signal });

  place();
  watch();

  return {
    toEnd() {
      pinned = true;
      toEnd(below() < 2 * scroller.clientHeight ? "smooth" : "instant");
    },
    dispose() {
      stop.abort();
      mutations.disconnect();
      rows.disconnect();
      sizes.disconnect();
      cancelAnimationFrame(frame);
    },
  };
}

// The first of the texts, which are in order, that ends below this height.
function firstBelow(all, height) {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle].getBoundingClientRect().bottom > height) high = middle;
    else low = middle + 1;
  }
  return low;
}
