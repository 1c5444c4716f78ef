// Keeps the texts on screen where they are while rows come and go above and below them.

/** Remembers where the first texts in view are, and puts them back. */
export function steady(scroller, texts) {
  let anchors = [];
  let scrolled = 0;

  // By how much somebody has scrolled since. At the very end it may be the browser that has made up for rows that are gone.
  const since = () =>
    scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop > 1 ? scroller.scrollTop - scrolled : 0;

  return {
    // Their own position counts, not their row's: a day or a name above them may come or go.
    remember() {
      const { top, bottom } = scroller.getBoundingClientRect();
      const all = texts();
      anchors = [];
      scrolled = scroller.scrollTop;
      for (let i = firstBelow(all, top); i < all.length && anchors.length < 4; i++) {
        const at = all[i].getBoundingClientRect().top;
        if (at > bottom) break;
        anchors.push({ text: all[i], offset: at - top });
      }
    },

    restore() {
      const anchor = anchors.find(({ text }) => scroller.contains(text));
      if (!anchor) return;
      const top = scroller.getBoundingClientRect().top;
      const moved = anchor.text.getBoundingClientRect().top - top - anchor.offset + since();
      if (Math.abs(moved) >= 0.5) scroller.scrollTop += moved;
    },
  };
}

/** The first of the texts, which are in order, that ends below this height. */
export function firstBelow(all, height) {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle].getBoundingClientRect().bottom > height) high = middle;
    else low = middle + 1;
  }
  return low;
}
