// One sound or video plays at a time, whichever began last.
document.addEventListener(
  "play",
  ({ target }) => {
    for (const other of document.querySelectorAll("audio, video")) if (other !== target) other.pause();
  },
  { capture: true },
);
