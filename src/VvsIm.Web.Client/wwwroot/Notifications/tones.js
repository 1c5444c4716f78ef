// Short sounds, made here: [from Hz, to Hz, begins at, lasts] in seconds.
const tones = {
  chime: [
    [660, 660, 0, 0.16],
    [880, 880, 0.12, 0.28],
  ],
  knock: [
    [190, 110, 0, 0.09],
    [190, 110, 0.15, 0.11],
  ],
  drop: [[880, 330, 0, 0.3]],
};
const Loudness = 0.12;
let context;

/** Plays one. A page that nobody has touched may not make a sound. */
export async function play(name) {
  if (navigator.userActivation?.hasBeenActive === false) return;
  context ??= new AudioContext();
  if (context.state === "suspended") await context.resume();
  for (const [from, to, at, lasts] of tones[name] ?? []) {
    const begins = context.currentTime + at;
    const source = new OscillatorNode(context, { frequency: from });
    const volume = new GainNode(context, { gain: 0 });
    source.frequency.exponentialRampToValueAtTime(to, begins + lasts);
    volume.gain.setValueAtTime(0, begins);
    volume.gain.linearRampToValueAtTime(Loudness, begins + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, begins + lasts);
    source.connect(volume).connect(context.destination);
    source.start(begins);
    source.stop(begins + lasts);
  }
}
