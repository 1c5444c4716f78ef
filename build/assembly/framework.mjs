import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fingerprinted } from "./fingerprints.mjs";

const FOLDER = "_framework/";
// The runtime starts these two itself, before any other assembly can be asked for.
const CORE = new Set(["System.Private.CoreLib.dll", "System.Runtime.InteropServices.JavaScript.dll"]);

/**
 * Adds `_framework/`: Blazor's start script, .NET's loader and runtime, the trimmed assemblies, and `dotnet.boot.js`, which tells the
 * loader what there is. What the loader fetches by that list is named by its fingerprint right here; the scripts that are found by
 * their own name get theirs later, as any other script.
 */
export async function addFramework(files, published, blazor, name) {
  const read = (file) => readFile(join(published, file));
  const assemblies = (await readdir(published)).filter((file) => file.endsWith(".dll")).sort();

  const add = async (file) => {
    const content = await read(file);
    const served = fingerprinted(file, content);
    files.set(FOLDER + served, content);
    return { virtualPath: file, name: served, hash: "sha256-" + createHash("sha256").update(content).digest("base64") };
  };
  const addAll = (list) => Promise.all(list.map(add));
  const module = ({ name }) => ({ name });

  const native = await add("dotnet.native.js");
  const runtime = await add("dotnet.runtime.js");
  const wasm = await add("dotnet.native.wasm");
  const { runtimeOptions } = JSON.parse(await read(`${name}.runtimeconfig.json`));
  const config = {
    mainAssemblyName: name,
    globalizationMode: "invariant",
    debugLevel: 0,
    linkerEnabled: true,
    // Names are fingerprints: asking the server whether a cached file still holds would be a round trip for each.
    disableNoCacheFetch: true,
    resources: {
      jsModuleNative: [module(native)],
      jsModuleRuntime: [module(runtime)],
      wasmNative: [{ name: wasm.name, hash: wasm.hash }],
      coreAssembly: await addAll(assemblies.filter((file) => CORE.has(file))),
      assembly: await addAll(assemblies.filter((file) => !CORE.has(file))),
    },
    runtimeConfig: { runtimeOptions: { configProperties: runtimeOptions.configProperties } },
  };
  files.set(FOLDER + "blazor.webassembly.js", blazor);
  files.set(FOLDER + "dotnet.js", await read("dotnet.js"));
  files.set(FOLDER + "dotnet.boot.js", Buffer.from(`export const config = ${JSON.stringify(config)};\n`));
}
