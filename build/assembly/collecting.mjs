import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/**
 * The app's own files by the path under which a page asks for them: what the SDK published under wwwroot (the page, styles, scripts,
 * `_content/`, `X.razor.js`), and the files taken from npm.
 */
export async function collectFiles({ published, file, unserved }) {
  const files = new Map();
  const served = join(published, "wwwroot");
  const patterns = unserved.split(/\s+/).filter(Boolean).map(toExpression);
  for (const path of await walk(served)) {
    const name = relative(served, path).split(sep).join("/");
    if (!patterns.some((pattern) => pattern.test(name))) files.set(name, await readFile(path));
  }
  for (const pair of file) {
    const [name, source] = pair.split("=", 2);
    files.set(name, await readFile(source));
  }
  return files;
}

async function walk(folder) {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

// `*` stands for anything within a folder.
const toExpression = (pattern) =>
  new RegExp(`^${pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join("[^/]*")}$`);
