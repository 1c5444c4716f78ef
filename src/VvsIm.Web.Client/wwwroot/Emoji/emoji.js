// The emoji's data, fetched when first needed, and the ones used last, which this browser keeps.

const KEY = "vvsim.emoji";
const KEPT = 32;

export async function load() {
  const answer = await fetch(new URL("./emoji.json", import.meta.url));
  if (!answer.ok) throw new Error(`emoji.json: ${answer.status}`);
  return answer.text();
}

export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    // Storage is forbidden, or something else wrote there: nothing was used yet.
    return [];
  }
}

export function used(character) {
  const kept = [character, ...recent().filter((one) => one !== character)].slice(0, KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is full or forbidden: it is not remembered.
  }
}
