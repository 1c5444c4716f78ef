// Whether somebody is at this tab. `net` is Presence/Heart.cs; `idle` is in milliseconds.
const HIDDEN = 60_000;
const LOOK = 10_000;

export function init(net, device, idle) {
  const away = new AbortController();
  // The wall clock: a machine that slept was not used meanwhile.
  let used = Date.now();
  let active = true;
  let visible = !document.hidden;

  const look = () => {
    const now = Date.now() - used < (document.hidden ? HIDDEN : idle);
    if (now === active && visible === !document.hidden) return;
    active = now;
    visible = !document.hidden;
    net.invokeMethodAsync("Turned", active, visible);
  };
  const use = () => {
    used = Date.now();
    if (!active) look();
  };
  const options = { signal: away.signal, passive: true, capture: true };
  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) addEventListener(kind, use, options);
  document.addEventListener("visibilitychange", () => {
    used = Date.now();
    look();
  }, options);

  // A page that closes can still send, but wait for nothing.
  addEventListener("pagehide", () => {
    fetch("api/presence", {
      method: "PUT",
      keepalive: true,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ deviceId: device, state: "offline" }),
    }).catch(() => {});
  }, options);
  addEventListener("pageshow", ({ persisted }) => persisted && net.invokeMethodAsync("Turned", true, true), options);

  const timer = setInterval(look, LOOK);
  return {
    dispose() {
      away.abort();
      clearInterval(timer);
    },
  };
}
