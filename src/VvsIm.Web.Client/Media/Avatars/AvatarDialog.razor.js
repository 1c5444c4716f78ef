// Crops a picture to a square on a canvas and uploads it in two sizes. The numbers are Limits.AvatarSide and AvatarPreviewSide.
const side = 512;
const previewSide = 128;
// A photo of a modern phone is decoded smaller than it is: the crop needs no more, and the memory of a phone is small.
const decodedSide = 2048;
const step = 16;

export function begin(canvas, zoom, input, dialog) {
  const abort = new AbortController();
  const on = (target, type, handler, more) => target.addEventListener(type, handler, { signal: abort.signal, ...more });
  const pointers = new Map();
  let picture = null;
  let centre = { x: 0, y: 0 };

  const scale = () => (side / Math.min(picture.width, picture.height)) * Number(zoom.value);

  // The picture always covers the square.
  function clamp() {
    const half = side / 2 / scale();
    centre.x = Math.min(Math.max(centre.x, half), picture.width - half);
    centre.y = Math.min(Math.max(centre.y, half), picture.height - half);
  }

  function draw(target = canvas, size = side) {
    const context = target.getContext("2d");
    const part = side / scale();
    context.imageSmoothingQuality = "high";
    context.clearRect(0, 0, size, size);
    context.drawImage(picture, centre.x - part / 2, centre.y - part / 2, part, part, 0, 0, size, size);
  }

  function move(x, y) {
    centre = { x: centre.x + x / scale(), y: centre.y + y / scale() };
    clamp();
    draw();
  }

  function zoomTo(value) {
    zoom.value = String(Math.min(Math.max(value, Number(zoom.min)), Number(zoom.max)));
    clamp();
    draw();
  }

  async function load(file) {
    if (!file) return;
    let readable = true;
    try {
      let decoded = await createImageBitmap(file);
      const most = Math.max(decoded.width, decoded.height);
      if (most > decodedSide) {
        const smaller = await createImageBitmap(decoded, {
          resizeWidth: Math.max(1, Math.round((decoded.width * decodedSide) / most)),
          resizeHeight: Math.max(1, Math.round((decoded.height * decodedSide) / most)),
          resizeQuality: "high",
        });
        decoded.close();
        decoded = smaller;
      }
      if (abort.signal.aborted) return decoded.close();
      picture?.close();
      picture = decoded;
      centre = { x: picture.width / 2, y: picture.height / 2 };
      zoomTo(1);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      readable = false;
    }
    await dialog.invokeMethodAsync("Chosen", readable);
  }

  on(input, "change", () => load(input.files[0]).finally(() => (input.value = "")));
  on(zoom, "input", () => picture && zoomTo(Number(zoom.value)));
  on(canvas, "wheel", event => {
    event.preventDefault();
    zoomTo(Number(zoom.value) * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
  }, { passive: false });
  on(canvas, "keydown", event => {
    const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) move(...moves[event.key]);
    else if (event.key === "+" || event.key === "=") zoomTo(Number(zoom.value) * 1.1);
    else if (event.key === "-") zoomTo(Number(zoom.value) / 1.1);
    else return;
    event.preventDefault();
  });
  on(canvas, "pointerdown", event => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, event);
  });
  on(canvas, "pointermove", event => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const shown = side / canvas.clientWidth;
    const other = [...pointers.values()].find(pointer => pointer.pointerId !== event.pointerId);
    if (other) {
      const apart = pointer => Math.hypot(pointer.clientX - other.clientX, pointer.clientY - other.clientY);
      zoomTo((Number(zoom.value) * apart(event)) / Math.max(1, apart(before)));
    } else move((before.clientX - event.clientX) * shown, (before.clientY - event.clientY) * shown);
    pointers.set(event.pointerId, event);
  });
  for (const type of ["pointerup", "pointercancel"]) on(canvas, type, event => pointers.delete(event.pointerId));
  const stage = canvas.closest("dialog");
  on(stage, "dragover", event => event.preventDefault());
  on(stage, "drop", event => {
    event.preventDefault();
    load(event.dataTransfer.files[0]);
  });

  async function sized(size) {
    const target = document.createElement("canvas");
    target.width = target.height = size;
    draw(target, size);
    // A browser that cannot write WebP writes PNG, which will do.
    return new Promise((resolve, reject) =>
      target.toBlob(blob => (blob ? resolve(blob) : reject(new Error("The canvas gave nothing."))), "image/webp", 0.9)
    );
  }

  return {
    choose: () => input.click(),
    async upload(details) {
      const form = new FormData();
      form.append("details", new Blob([details], { type: "application/json" }));
      form.append("preview", await sized(previewSide), "preview.webp");
      form.append("file", await sized(side), "avatar.webp");
      try {
        const answer = await fetch("/api/media", { method: "POST", body: form, signal: abort.signal });
        return { status: answer.status, body: await answer.text() };
      } catch (error) {
        // Not reached, or given up.
        if (!(error instanceof TypeError) && error.name !== "AbortError") throw error;
        return { status: 0, body: "" };
      }
    },
    end() {
      abort.abort();
      picture?.close();
    },
  };
}
