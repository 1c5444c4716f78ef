const PAGE = "index.html";
// Without this each would only be asked for after the one before it has been read.
const CHAIN = ["dotnet.js", "dotnet.boot.js", "dotnet.runtime.js", "dotnet.native.js"];

/**
 * Makes `index.html` ask for fingerprinted names: in its own references, and through an import map for everything that modules and
 * the C# code import by its plain name. The map is the page's only inline script; the host allows it by its hash.
 */
export function rewritePage(files, names) {
  let html = files.get(PAGE).toString();
  html = html.replace(/\b(href|src)="([^"]+)"/g, (whole, attribute, reference) =>
    names.has(reference) ? `${attribute}="${names.get(reference)}"` : whole,
  );
  const imports = Object.fromEntries(
    [...names].filter(([from, to]) => from.endsWith(".js") && from !== to).map(([from, to]) => [`./${from}`, `./${to}`]),
  );
  const base = /<base [^>]*>/;
  if (!base.test(html)) throw new Error(`${PAGE} has no <base>: nothing in it could be found from another address.`);
  html = html.replace(
    base,
    (tag) => `${tag}\n    <script type="importmap">${JSON.stringify({ imports })}</script>${preloads(files)}`,
  );
  files.set(PAGE, Buffer.from(html));
}

function preloads(files) {
  const served = [...files.keys()];
  return CHAIN.map((name) => {
    const stem = `_framework/${name.slice(0, -3)}.`;
    const path = served.find((path) => path.startsWith(stem) && /^[0-9a-f]{12}\.js$/.test(path.slice(stem.length)));
    return `\n    <link rel="modulepreload" href="${path}">`;
  }).join("");
}
