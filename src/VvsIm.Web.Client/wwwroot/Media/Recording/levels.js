// Loudness over time, as numbers and as bars.

const SAMPLES = 64;
const MOST = 31;
// Quieter than this at its loudest is taken for silence rather than made to look loud.
const QUIET = 0.05;

/** Sixty-four numbers from 0 to 31, the loudest moment being 31. A tab in the background measures seldom: then the last one holds. */
export function waveform(levels, length) {
  const loudest = levels.reduce((most, { level }) => Math.max(most, level), QUIET);
  const peaks = new Array(SAMPLES).fill(undefined);
  for (const { at, level } of levels) {
    const slot = Math.min(SAMPLES - 1, Math.floor((at / Math.max(1, length)) * SAMPLES));
    peaks[slot] = Math.max(peaks[slot] ?? 0, level);
  }
  let last = 0;
  return peaks.map((peak) => Math.round(((last = peak ?? last) / loudest) * MOST));
}

/** Draws the newest levels at the end, or, with a part of them played, all of them over the whole width. */
export function bars(canvas, levels, played) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio;
  if (canvas.width !== Math.round(width * scale)) [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const whole = played !== undefined;
  const step = whole ? width / levels.length : 4;
  const fitting = whole ? levels : levels.slice(-Math.floor(width / step)).map((level) => Math.min(MOST, level * 4 * MOST));
  const from = whole ? 0 : width - fitting.length * step;
  const bar = Math.max(1, step * 0.6);
  context.fillStyle = getComputedStyle(canvas).color;
  fitting.forEach((level, at) => {
    const tall = Math.max(2, (level / MOST) * height);
    context.globalAlpha = whole && at / fitting.length >= played && played > 0 ? 0.35 : 1;
    context.fillRect(from + at * step, (height - tall) / 2, bar, tall);
  });
}
