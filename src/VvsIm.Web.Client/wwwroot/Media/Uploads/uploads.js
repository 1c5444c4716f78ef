// Sends what files.js keeps, and tells .NET how far it is. fetch could not tell.
import { find, release as letGo } from "./files.js";
import { look as lookAt } from "./look.js";

const STALLED = 60_000;
const underWay = new Map();
let looking = Promise.resolve();

/** One file at a time: a decoded picture takes a lot of memory. */
export function look(id) {
  const turn = looking.then(() => (find(id) ? lookAt(find(id)) : {}));
  looking = turn.catch(() => {});
  return turn;
}

export function send(id, details, net) {
  const kept = find(id);
  const form = new FormData();
  form.append("details", details);
  if (kept?.preview) form.append("preview", kept.preview, "preview");
  if (kept) form.append("file", kept.file, kept.file.name);

  const request = new XMLHttpRequest();
  let told = 0;
  let stall = 0;
  const alive = () => {
    clearTimeout(stall);
    stall = setTimeout(() => answer(0), STALLED);
  };

  function answer(status, body = null) {
    if (underWay.get(id) !== request) return;
    abort(id);
    clearTimeout(stall);
    net.invokeMethodAsync("Answered", id, status, body);
  }

  request.upload.addEventListener("progress", ({ loaded, total }) => {
    alive();
    const percent = Math.floor((loaded / total) * 100);
    if (percent === told || underWay.get(id) !== request) return;
    told = percent;
    net.invokeMethodAsync("Progressed", id, percent);
  });
  request.addEventListener("load", () => answer(request.status, request.responseText));
  // A file that was changed or moved since fails like a network that is away, and would fail forever.
  request.addEventListener("error", async () => answer((await isReadable(kept.file)) ? 0 : -1));
  request.addEventListener("abort", () => clearTimeout(stall));
  underWay.set(id, request);
  if (!kept) return answer(-1);
  alive();
  request.open("POST", "api/media");
  request.setRequestHeader("Accept", "application/json");
  request.send(form);
}

async function isReadable(file) {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

export function abort(id) {
  const request = underWay.get(id);
  underWay.delete(id);
  request?.abort();
}

export function release(id) {
  abort(id);
  letGo(id);
}

/** The browser asks before it leaves the page, as long as files would be lost with it. */
export function hold(held) {
  (held ? addEventListener : removeEventListener)("beforeunload", ask);
}

const ask = (event) => event.preventDefault();
