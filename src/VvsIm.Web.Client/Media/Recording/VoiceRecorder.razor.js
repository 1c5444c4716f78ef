// Records a voice message: sound into a file of files.js, loudness into bars on a canvas and into the waveform that goes with it.
import { keep } from "../Uploads/files.js";
import { bars, waveform } from "./levels.js";

const TYPES = [["audio/webm;codecs=opus", "webm"], ["audio/ogg;codecs=opus", "ogg"], ["audio/mp4", "m4a"]];
const BITS = 32_000;
const STEP = 50;

// Each names a sentence of VoiceRecorder.razor.
const TROUBLES = { NotAllowedError: "refused", SecurityError: "refused", NotFoundError: "missing", OverconstrainedError: "missing" };

/** The recording under way, or an object that says in a word why there is none (troubleOf). */
export async function start(canvas, limit, net) {
  const [type, ending] = TYPES.find(([one]) => globalThis.MediaRecorder?.isTypeSupported(one)) ?? [];
  if (!type || !navigator.mediaDevices) return none("unsupported");
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
  } catch (error) {
    return none(TROUBLES[error.name] ?? "busy");
  }
  return record(canvas, limit, net, stream, type, ending);
}

const none = (trouble) => ({ trouble, dispose() {} });

export const troubleOf = ({ trouble }) => trouble ?? null;

function record(canvas, limit, net, stream, type, ending) {
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS });
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  const samples = new Float32Array(analyser.fftSize);
  const levels = [];
  const chunks = [];
  const sound = new Audio();
  let bytes = 0;
  let before = 0;
  let since = performance.now();
  let timer = 0;
  let told = -1;
  let over = false;

  // What ends late is of no concern to anybody.
  const say = (name, ...what) => over || net.invokeMethodAsync(name, ...what);

  context.createMediaStreamSource(stream).connect(analyser);
  const elapsed = () => before + (recorder.state === "recording" ? performance.now() - since : 0);

  function measure() {
    if (recorder.state !== "recording") return;
    analyser.getFloatTimeDomainData(samples);
    levels.push({ at: elapsed(), level: Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length) });
    bars(canvas, levels.slice(-200).map(({ level }) => level));
    tell(elapsed());
  }

  function tell(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    if (seconds === told) return;
    told = seconds;
    say("Ticked", seconds);
  }

  function end() {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    if (context.state !== "closed") context.close();
  }

  async function stop() {
    if (recorder.state !== "inactive") {
      before = elapsed();
      const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
      recorder.stop();
      await stopped;
    }
    end();
    if (!sound.src) sound.src = URL.createObjectURL(new Blob(chunks, { type: recorder.mimeType }));
    show(0);
    return Math.round(before);
  }

  const show = (part) => bars(canvas, waveform(levels, before), part);

  recorder.addEventListener("dataavailable", ({ data }) => {
    chunks.push(data);
    bytes += data.size;
    if (bytes > limit && recorder.state === "recording") say("Full");
  });
  // The microphone was unplugged, or another program took it.
  stream.getAudioTracks()[0].addEventListener("ended", () => recorder.state !== "inactive" && say("Full"));
  sound.addEventListener("timeupdate", () => {
    show((sound.currentTime * 1000) / before);
    tell(sound.currentTime * 1000);
  });
  sound.addEventListener("ended", () => {
    show(0);
    say("Ended");
  });
  recorder.start(1000);
  timer = setInterval(measure, STEP);

  return {
    stop,
    pause() {
      before = elapsed();
      recorder.pause();
    },
    resume() {
      since = performance.now();
      recorder.resume();
    },
    play: () => sound.play(),
    rest: () => sound.pause(),
    /** The file, as .NET's ChosenFile; ready after stop. */
    take() {
      const [plain] = type.split(";");
      return keep(new File(chunks, `Voice message.${ending}`, { type: plain }));
    },
    waveform: () => waveform(levels, before).map((level) => level.toString(32)).join(""),
    dispose() {
      over = true;
      if (recorder.state !== "inactive") recorder.stop();
      end();
      sound.pause();
      URL.revokeObjectURL(sound.src);
    },
  };
}
