import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
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

const FORGOTTEN_AFTER = 14 * 24 * 3600 * 1000;

/**
 * Adds the `.br` and `.gz` twins of whatever becomes at least a tenth smaller. The best Brotli is slow, so its work is kept by
 * content, for both apps together (they share the runtime), and forgotten when no publish has needed it for two weeks.
 */
export async function compressAll(files, cache) {
  await mkdir(cache, { recursive: true });
  const result = new Map(files);
  await Promise.all(
    [...files].flatMap(([path, content]) =>
      Object.entries(ENCODINGS).map(async ([encoding, compress]) => {
        if (!COMPRESSIBLE.test(path)) return;
        const entry = `${createHash("sha256").update(content).digest("hex")}.${encoding}`;
        const twin = await remembered(join(cache, entry), () => compress(content));
        if (twin.length < content.length * 0.9) result.set(`${path}.${encoding}`, twin);
      }),
    ),
  );
  await forget(cache);
  return result;
}

async function remembered(path, make) {
  try {
    const known = await readFile(path);
    await utimes(path, new Date(), new Date());
    return known;
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const made = await make();
  // Renamed into place: a publish that is interrupted must not leave half a file to be remembered.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, made);
  await rename(unfinished, path);
  return made;
}

async function forget(cache) {
  for (const entry of await readdir(cache)) {
    const path = join(cache, entry);
    if (Date.now() - (await stat(path)).mtimeMs > FORGOTTEN_AFTER) await rm(path, { force: true });
  }
}
