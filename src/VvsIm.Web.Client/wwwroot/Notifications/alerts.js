// Desktop notifications and sounds. Every tab decides for itself what is to be told; one of them tells it: the one that holds the lock,
// until it is closed and the next one gets it. Without locks (they need https or localhost) every tab tells.
import { play } from "./tones.js";
import { inZone } from "./zones.js";

export function start(user, net) {
  const ending = new AbortController();
  const shown = new Map();
  // Published files carry their hash in their name: only the import map knows it.
  const timer = new Worker(import.meta.resolve("./timer.js"));
  let turn = 0;
  let tells = !navigator.locks;

  timer.onmessage = ({ data }) => data === turn && net.invokeMethodAsync("Wake");
  navigator.locks
    ?.request(`vvsim.alerts.${user}`, { signal: ending.signal }, () => {
      tells = true;
      return new Promise((resolve) => ending.signal.addEventListener("abort", resolve));
    })
    .catch((error) => {
      if (error.name !== "AbortError") throw error;
    });

  function pop({ tag, title, body, path }) {
    const notification = new Notification(title, {
      body,
      // One place per conversation: the next one comes in its stead.
      tag: `${user}/${tag}`,
      renotify: true,
      silent: true,
      icon: "_content/VvsIm.Ui/icon.svg",
    });
    shown.set(tag, notification);
    notification.onclick = () => {
      window.focus();
      notification.close();
      net.invokeMethodAsync("Open", path);
    };
    notification.onclose = () => shown.get(tag) === notification && shown.delete(tag);
  }

  return {
    /** Tells it, if this tab is the one that does. */
    show(alert) {
      if (!tells) return;
      if (alert.tone) play(alert.tone);
      if (!alert.desktop || globalThis.Notification?.permission !== "granted") return;
      try {
        pop(alert);
      } catch (error) {
        // Android leaves notifications to service workers: there the sound has to do.
        if (!(error instanceof TypeError)) throw error;
      }
    },
    /** What it told of was read. */
    close(tag) {
      shown.get(tag)?.close();
      shown.delete(tag);
    },
    /** Calls back in so many milliseconds; asked again, only then. */
    wake(ms) {
      timer.postMessage({ ms, turn: ++turn });
    },
    inZone: (zone) => inZone(Date.now(), zone),
    stop() {
      ending.abort();
      timer.terminate();
      for (const notification of shown.values()) notification.close();
    },
  };
}
