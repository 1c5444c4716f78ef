// Plays one sound, and says where it is.

import "./alone.js";

export function init(audio, net) {
  const stop = new AbortController();
  const { signal } = stop;
  const known = () => (Number.isFinite(audio.duration) ? audio.duration : 0);
  const tell = () => net.invokeMethodAsync("Told", audio.ended ? 0 : audio.currentTime, known(), !audio.paused && !audio.ended);

  for (const happened of ["play", "pause", "ended", "timeupdate", "seeked", "loadedmetadata"])
    audio.addEventListener(happened, tell, { signal });
  audio.addEventListener("error", () => net.invokeMethodAsync("Failed"), { signal });

  return {
    toggle(afresh) {
      if (afresh) audio.load();
      // Paused again before it could begin, or what cannot be played: the latter comes as an error too.
      if (audio.paused) audio.play().catch(() => {});
      else audio.pause();
    },
    seek(seconds) {
      audio.currentTime = seconds;
    },
    speed(rate) {
      audio.defaultPlaybackRate = audio.playbackRate = rate;
    },
    dispose() {
      stop.abort();
      audio.pause();
      audio.removeAttribute("src");
      audio.load();
    },
  };
}
