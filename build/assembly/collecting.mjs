import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const BUILD_FOLDERS = new Set(["bin", "obj", "wwwroot", "node_modules"]);

/**
 * The app's own files by the path under which a page asks for them: what the SDK published under wwwroot (pages, styles, `_content/`,
 * `X.razor.js`), every other module of the project beside the code that imports it, and the files taken from npm.
 */
export async function collectFiles({ project, published, file, unserved }) {
  const files = new Map();
  const served = join(published, "wwwroot");
  const patterns = unserved.split(/\s+/).filter(Boolean);
  for (const path of await walk(served)) {
    const name = urlPath(served, path);
    if (/\.(br|gz)$/.test(name) || patterns.some((pattern) => matches(name, pattern))) continue;
    files.set(name, await readFile(path));
  }
  for (const path of await walk(project, BUILD_FOLDERS)) {
    const name = urlPath(project, path);
    if (name.endsWith(".js") && !files.has(name)) files.set(name, await readFile(path));
  }
  for (const pair of file) {
    const [name, source] = pair.split("=", 2);
    files.set(name, await readFile(source));
  }
  return files;
}

async function walk(folder, skipped = new Set()) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile()) found.push(path);
    else if (!skipped.has(entry.name)) found.push(...(await walk(path)));
  }
  return found.sort();
}

const urlPath = (root, path) => relative(root, path).split(sep).join("/");

// `*` stands for anything within a folder, `**` for anything at all. (Node 20 has no glob of its own that is stable.)
const matches = (name, pattern) =>
  new RegExp(
    "^" +
      pattern
        .split(/(\*\*|\*)/)
        .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")))
        .join("") +
      "$",
  ).test(name);
