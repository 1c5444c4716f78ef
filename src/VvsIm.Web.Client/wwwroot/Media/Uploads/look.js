// What a browser can tell of a file by looking at it: how large a picture is, how long a sound lasts, a small picture of it, and sixteen
// colours that stand for it. What it cannot read is no error: then the file is just a file.

const PREVIEW_SIDE = 1280;
const PREVIEW_BYTES = 512 * 1024;
const WAIT = 8000;
// A picture this small is its own preview.
const SMALL_BYTES = 200 * 1024;
// Decoding more than this could cost a phone the tab.
const MOST_PIXELS = 64e6;
const STILL = /^image\/(jpeg|png|gif|webp|avif|bmp)$/;

/** Looks at what files.js keeps; leaves the small picture there. */
export async function look(kept) {
  const { type } = kept.file;
  try {
    if (STILL.test(type)) return await lookAtPicture(kept);
    if (type.startsWith("video/")) return await lookAtVideo(kept);
    if (type.startsWith("audio/")) return { durationMs: await withMedia("audio", kept.file, duration) };
  } catch {
    // Unreadable, of a kind this browser does not know, or too slow.
  }
  return {};
}

// The element turns the picture upright, and draws a large JPEG from a smaller decoding of it.
async function lookAtPicture(kept) {
  const url = URL.createObjectURL(kept.file);
  try {
    const picture = new Image();
    picture.src = url;
    await event(picture, "load");
    const { naturalWidth: width, naturalHeight: height } = picture;
    if (!width || !height || width * height > MOST_PIXELS) return {};
    const canvas = reduced(picture, width, height);
    const small = kept.file.size <= SMALL_BYTES && Math.max(width, height) <= PREVIEW_SIDE;
    if (!small) kept.preview = await encoded(canvas);
    return { ...shown(kept, canvas, kept.preview ?? kept.file), width, height };
  } finally {
    URL.revokeObjectURL(url);
  }
}

function lookAtVideo(kept) {
  return withMedia("video", kept.file, async (video) => {
    await (video.readyState >= 2 ? null : event(video, "loadeddata"));
    const { videoWidth: width, videoHeight: height } = video;
    const durationMs = duration(video);
    if (!width || !height) return { durationMs };
    const canvas = reduced(video, width, height);
    kept.preview = await encoded(canvas);
    return { ...shown(kept, canvas, kept.preview), width, height, durationMs };
  });
}

async function withMedia(name, file, use) {
  const url = URL.createObjectURL(file);
  const media = document.createElement(name);
  try {
    Object.assign(media, { muted: true, playsInline: true, preload: name === "video" ? "auto" : "metadata", src: url });
    await event(media, "loadedmetadata");
    return await use(media);
  } finally {
    media.removeAttribute("src");
    media.load();
    URL.revokeObjectURL(url);
  }
}

// What was recorded in a browser often does not know how long it is.
const duration = (media) => (Number.isFinite(media.duration) ? Math.round(media.duration * 1000) : null);

function event(target, name) {
  return new Promise((resolve, reject) => {
    const stop = setTimeout(reject, WAIT);
    const end = (how) => () => {
      clearTimeout(stop);
      how();
    };
    target.addEventListener(name, end(resolve), { once: true });
    target.addEventListener("error", end(reject), { once: true });
  });
}

function reduced(source, width, height) {
  const scale = Math.min(1, PREVIEW_SIDE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function encoded(canvas) {
  for (const quality of [0.8, 0.6, 0.4]) {
    // A browser that does not write WebP makes a PNG of it instead.
    let blob = await written(canvas, "image/webp", quality);
    if (blob?.type !== "image/webp") blob = await written(canvas, "image/jpeg", quality);
    if (blob && blob.size <= PREVIEW_BYTES) return blob;
  }
  return undefined;
}

const written = (canvas, type, quality) => new Promise((resolve) => canvas.toBlob(resolve, type, quality));

function shown(kept, canvas, picture) {
  if (picture) kept.url = URL.createObjectURL(picture);
  return { url: kept.url, placeholder: colours(canvas) };
}

// In two steps: a single one would look at a few points only.
function colours(canvas) {
  const middle = drawn(canvas, 32);
  const { data } = drawn(middle, 4).getContext("2d").getImageData(0, 0, 4, 4);
  let digits = "";
  for (let at = 0; at < data.length; at += 4)
    for (const value of data.subarray(at, at + 3)) digits += Math.round(value / 17).toString(16);
  return digits;
}

function drawn(source, side) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [side, side];
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, side, side);
  return canvas;
}
