// What the browser allows, and whether it was offered here before.
const keyOf = (user) => `vvsim.alerts-offered.${user}`;

/** "granted", "denied", "default"; "unsupported" where there are no notifications. */
export const state = () => globalThis.Notification?.permission ?? "unsupported";

/** Asks the person, by the browser; call it while they press something. */
export async function ask() {
  if (state() === "default") await Notification.requestPermission();
  return state();
}

/** Whether it makes sense to offer them. */
export function offer(user) {
  if (state() !== "default") return false;
  try {
    return localStorage.getItem(keyOf(user)) === null;
  } catch {
    // A browser that keeps nothing would be asked at every visit.
    return false;
  }
}

/** It was answered, either way. */
export function settle(user) {
  localStorage.setItem(keyOf(user), "1");
}
