// Puts a published app together as the folder that the host serves: run by the publish (BlazorWebAssembly.targets).
import { parseArgs } from "node:util";
import { readFile } from "node:fs/promises";
import { collectFiles } from "./assembly/collecting.mjs";
import { addFramework } from "./assembly/framework.mjs";
import { fingerprintAssets } from "./assembly/fingerprints.mjs";
import { rewritePage } from "./assembly/page.mjs";
import { compressAll } from "./assembly/compression.mjs";
import { replaceFolder } from "./assembly/output.mjs";

const { values: options } = parseArgs({
  options: {
    name: { type: "string" },
    published: { type: "string" },
    blazor: { type: "string" },
    cache: { type: "string" },
    output: { type: "string" },
    file: { type: "string", multiple: true, default: [] },
    unserved: { type: "string", default: "" },
  },
});

// From here on an app is a Map from its path to its content; every step takes it and adds to it.
const files = await collectFiles(options);
await addFramework(files, options.published, await readFile(options.blazor), options.name);
const assets = fingerprintAssets(files);
rewritePage(assets.files, assets.names);
const served = await compressAll(assets.files, options.cache);
await replaceFolder(options.output, served);

const total = (ending) =>
  [...served].filter(([path]) => path.endsWith(ending)).reduce((sum, [, content]) => sum + content.length, 0);
console.log(`  ${options.name} -> ${options.output} (${assets.files.size} files, ${Math.round(total(".br") / 1024)} KB in Brotli)`);
