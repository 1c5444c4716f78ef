// The files that were chosen in this tab, each by an id, for as long as they are needed. .NET knows them by these ids alone.

const kept = new Map();

// Also where crypto.randomUUID is not: outside of https.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Keeps a file, and describes it as .NET's ChosenFile. */
export function keep(file, folder = false) {
  const id = newId();
  kept.set(id, { file });
  return { id, name: file.name, size: file.size, type: file.type, folder };
}

export const find = (id) => kept.get(id);

export function release(id) {
  const { url } = kept.get(id) ?? {};
  if (url) URL.revokeObjectURL(url);
  kept.delete(id);
}
