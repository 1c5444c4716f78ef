// Which due reminders this browser has told of, so that each is told once, in one of its tabs, across reloads.
const KEPT = 500;

/** Of the reminders that are due, those not told of yet; they count as told from now on. Null while nobody looks at this tab. */
export async function claim(name, due) {
  if (document.hidden) return null;
  const take = () => {
    const told = JSON.parse(localStorage.getItem(name) ?? "[]");
    const untold = due.filter((key) => !told.includes(key));
    localStorage.setItem(name, JSON.stringify([...told, ...untold].slice(-KEPT)));
    return untold;
  };
  try {
    // Two tabs must not both find it untold. Without locks they might; that is better than silence.
    return navigator.locks ? await navigator.locks.request(name, take) : take();
  } catch (error) {
    console.warn("Reminders are told once per visit: this browser keeps nothing.", error);
    return due;
  }
}
