// Unsent messages of this browser, one entry each: "vvsim.unsent.{user}.{id}" -> {owner, message}. Each entry belongs to the tab
// that will send it; a tab proves that it lives by holding a lock. What a closed tab left behind is adopted by the next one that
// asks. Without locks (they need https or localhost) every tab adopts everything: the server stores a message once in any case.

const tab = Math.random().toString(36).slice(2);
const lockOf = (owner) => `vvsim.tab.${owner}`;
const keyOf = (user, id) => `vvsim.unsent.${user}.${id}`;

navigator.locks?.request(lockOf(tab), () => new Promise(() => {}));

export function put(user, id, message) {
  try {
    localStorage.setItem(keyOf(user, id), JSON.stringify({ owner: tab, message }));
  } catch {
    // Storage is full or forbidden: the message lives as long as this page.
  }
}

export function remove(user, id) {
  localStorage.removeItem(keyOf(user, id));
}

export function clear(user) {
  for (const key of keysOf(user)) localStorage.removeItem(key);
}

export async function adopt(user) {
  if (!navigator.locks) return take(user, new Set());
  // One tab adopts at a time, so that no entry is adopted twice.
  return await navigator.locks.request("vvsim.adopt", async () => {
    const { held } = await navigator.locks.query();
    return take(user, new Set(held.map((lock) => lock.name)));
  });
}

function take(user, held) {
  const adopted = [];
  for (const key of keysOf(user)) {
    const { owner, message } = JSON.parse(localStorage.getItem(key));
    // One's own are here too, when somebody has signed in again in this tab.
    if (owner !== tab && held.has(lockOf(owner))) continue;
    localStorage.setItem(key, JSON.stringify({ owner: tab, message }));
    adopted.push(message);
  }
  return adopted;
}

const keysOf = (user) => Object.keys(localStorage).filter((key) => key.startsWith(keyOf(user, "")));
