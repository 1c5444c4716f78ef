import { createHash } from "node:crypto";
import { posix } from "node:path";

const FINGERPRINT = /\.[0-9a-f]{12}\.[a-z0-9]+$/;
const CSS_REFERENCE = /(@import\s+|url\(\s*)(["']?)([^"')\s;]+)\2/g;

/** `app.css` with content → `app.0f3a…css`. The host caches such names for ever (VvsIm.Web/Apps knows the same pattern). */
export function fingerprinted(path, content) {
  const extension = posix.extname(path);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return `${path.slice(0, path.length - extension.length)}.${hash}${extension}`;
}

/**
 * Names scripts and styles, and whatever a style refers to, by their fingerprint. Everything else keeps its name, since code may ask
 * for it by that name. `names` says what became of what.
 */
export function fingerprintAssets(files) {
  const result = new Map();
  const names = new Map();

  const rename = (path, content) => {
    const name = FINGERPRINT.test(path) ? path : fingerprinted(path, content);
    names.set(path, name);
    result.set(name, content);
    return name;
  };
  const nameOf = (path) => {
    if (names.has(path)) return names.get(path);
    const content = files.get(path);
    return rename(path, path.endsWith(".css") ? Buffer.from(rewriteStyle(path, content.toString())) : content);
  };
  // A style's own fingerprint covers the names it refers to: a changed font is a changed style.
  const rewriteStyle = (path, css) =>
    css.replace(CSS_REFERENCE, (whole, start, quote, reference) => {
      const [target, suffix] = splitSuffix(reference);
      const found = posix.normalize(posix.join(posix.dirname(path), target));
      if (!files.has(found)) return whole;
      return start + quote + posix.relative(posix.dirname(path), nameOf(found)) + suffix + quote;
    });

  for (const path of files.keys()) if (/\.(css|js)$/.test(path)) nameOf(path);
  for (const [path, content] of files) if (!names.has(path)) result.set(path, content);
  return { files: result, names };
}

const splitSuffix = (reference) => {
  const at = reference.search(/[?#]/);
  return at < 0 ? [reference, ""] : [reference.slice(0, at), reference.slice(at)];
};
