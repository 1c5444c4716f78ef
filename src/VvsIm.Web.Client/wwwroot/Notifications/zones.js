// Day and minute by a clock elsewhere: the app itself carries no time zones.
const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The time zone of this browser. */
export const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";

/** [day of the week from 1 for Monday, minute of the day] at a moment in milliseconds. A zone that this browser does not know is its own. */
export function inZone(ms, zone) {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  return [days.indexOf(parts.weekday) + 1, (Number(parts.hour) % 24) * 60 + Number(parts.minute)];
}

function formatOf(timeZone) {
  const options = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat("en", { ...options, timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat("en", options);
  }
}
