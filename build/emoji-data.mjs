// Makes src/VvsIm.Web.Client/wwwroot/Emoji/emoji.json from the npm package emojibase-data (MIT), of which it is a five-hundredth:
//   npm install --no-save emojibase-data@17.0.0 && node build/emoji-data.mjs node_modules/emojibase-data
// Run when there is a new edition; what it makes is kept in the repository, so that no build has to unpack fifty megabytes.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const TARGET = new URL("../src/VvsIm.Web.Client/wwwroot/Emoji/emoji.json", import.meta.url);
// What phones and systems of some years ago can draw.
const NEWEST = 15.1;
const GROUPS = {
  0: "Smileys",
  1: "People",
  3: "Nature",
  4: "Food",
  5: "Travel",
  6: "Activities",
  7: "Objects",
  8: "Symbols",
  9: "Flags",
};

const folder = process.argv[2];
const read = async (path) => JSON.parse(await readFile(join(folder, path), "utf8"));
const all = await read("en/data.json");
// The codes that people know from elsewhere first.
const sets = await Promise.all(["github", "iamcal", "emojibase"].map((set) => read(`en/shortcodes/${set}.json`)));

// A code that means two things in two sets means what it means in the first.
const owners = new Map();
for (const set of sets)
  for (const [hexcode, codes] of Object.entries(set))
    for (const code of [codes].flat()) if (!owners.has(code)) owners.set(code, hexcode);

const codesOf = ({ hexcode }) =>
  [...new Set(sets.flatMap((set) => set[hexcode] ?? []))].filter((code) => owners.get(code) === hexcode);
// The mark "as a picture" only where a letter would be shown without it: as keyboards type it, so that 👍 is one reaction.
const typed = (emoji) => emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, "$1");
const tagsOf = ({ label, tags = [] }) => tags.filter((tag) => !label.split(" ").includes(tag)).slice(0, 8);

const groups = Object.entries(GROUPS).map(([group, name]) => ({
  name,
  emoji: all
    .filter((one) => one.group === Number(group) && one.version <= NEWEST)
    .sort((a, b) => a.order - b.order)
    .map((one) => [typed(one.emoji), one.label, codesOf(one).join(" "), tagsOf(one).join(" ")]),
}));

const lines = groups.map(
  ({ name, emoji }) => `{"name":${JSON.stringify(name)},"emoji":[\n${emoji.map((one) => JSON.stringify(one)).join(",\n")}\n]}`,
);
await writeFile(TARGET, `[${lines.join(",\n")}]\n`);
