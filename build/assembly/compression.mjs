import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const COMPRESSIBLE = /\.(css|dll|html|ico|js|json|svg|txt|wasm|webmanifest|xml)$/;
const ENCODINGS = {
  br: (content) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  gz: (content) => promisify(gzip)(content, { level: 9 }),
};

/**
 * Adds the `.br` and `.gz` twins of whatever becomes at least a tenth smaller. The best Brotli is slow, so its work is kept by
 * content; what a run did not need is forgotten.
 */
export async function compressAll(files, cache) {
  await mkdir(cache, { recursive: true });
  const result = new Map(files);
  const kept = new Set();
  await Promise.all(
    [...files].flatMap(([path, content]) =>
      Object.entries(ENCODINGS).map(async ([encoding, compress]) => {
        if (!COMPRESSIBLE.test(path)) return;
        const entry = `${createHash("sha256").update(content).digest("hex")}.${encoding}`;
        kept.add(entry);
        const twin = await remembered(join(cache, entry), () => compress(content));
        if (twin.length < content.length * 0.9) result.set(`${path}.${encoding}`, twin);
      }),
    ),
  );
  for (const entry of await readdir(cache)) if (!kept.has(entry)) await rm(join(cache, entry));
  return result;
}

async function remembered(path, make) {
  try {
    return await readFile(path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const made = await make();
  await writeFile(path, made);
  return made;
}
