// What this browser keeps for a person until the server has it, one entry each: "vvsim.{kind}.{user}.{id}" -> {owner, value}. Each
// entry belongs to the tab that will send it; a tab proves that it lives by holding a lock. What a closed tab left behind is adopted
// by the next one that asks. Without locks (they need https or localhost) every tab adopts everything: sending twice does no harm.

const tab = Math.random().toString(36).slice(2);
const lockOf = (owner) => `vvsim.tab.${owner}`;

navigator.locks?.request(lockOf(tab), () => new Promise(() => {}));

export function owned(kind) {
  const keyOf = (user, id) => `vvsim.${kind}.${user}.${id}`;
  const keysOf = (user) => Object.keys(localStorage).filter((key) => key.startsWith(keyOf(user, "")));

  function take(user, held) {
    const adopted = [];
    for (const key of keysOf(user)) {
      const { owner, value } = JSON.parse(localStorage.getItem(key));
      // One's own are here too, when somebody has signed in again in this tab.
      if (owner !== tab && held.has(lockOf(owner))) continue;
      localStorage.setItem(key, JSON.stringify({ owner: tab, value }));
      adopted.push(value);
    }
    return adopted;
  }

  return {
    put(user, id, value) {
      try {
        localStorage.setItem(keyOf(user, id), JSON.stringify({ owner: tab, value }));
      } catch {
        // Storage is full or forbidden: what is kept lives as long as this page.
      }
    },
    remove(user, id) {
      localStorage.removeItem(keyOf(user, id));
    },
    clear(user) {
      for (const key of keysOf(user)) localStorage.removeItem(key);
    },
    async adopt(user) {
      if (!navigator.locks) return take(user, new Set());
      // One tab adopts at a time, so that no entry is adopted twice.
      return await navigator.locks.request(`vvsim.adopt.${kind}`, async () => {
        const { held } = await navigator.locks.query();
        return take(user, new Set(held.map((lock) => lock.name)));
      });
    },
  };
}
