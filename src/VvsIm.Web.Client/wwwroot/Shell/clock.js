// Times and days in the viewer's own time zone and language.
const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: "short" });
const longDay = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const longDate = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

const pad = (n) => String(n).padStart(2, "0");
const dayOf = (d) => `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`;
// Noon, so that a day of 23 or 25 hours still counts as one.
const noonOf = (day) => new Date(`${day}T12:00`);
const daysAgo = (day) => Math.round((noonOf(dayOf(new Date())) - noonOf(day)) / 86_400_000);
const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** [day, time, full] of a moment in milliseconds. */
export function moment(ms) {
  const d = new Date(ms);
  return [dayOf(d), time.format(d), full.format(d)];
}

/** What clock and calendar show at a moment in milliseconds: 2026-05-17T09:00:00. */
export function local(ms) {
  const d = new Date(ms);
  return `${dayOf(d)}T${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}`;
}

/** The moment in milliseconds at which they show this. An hour that a clock skips is the one after it. */
export const instant = (local) => new Date(local).getTime();

/** A day such as 2026-05-17 in words: Today, Yesterday, Tomorrow, Sunday 17 May. */
export function day(day) {
  const ago = daysAgo(day);
  if (Math.abs(ago) <= 1) return capital(relative.format(-ago, "day"));
  const d = noonOf(day);
  return (d.getFullYear() === new Date().getFullYear() ? longDay : longDate).format(d);
}

/** As short as a list has room for: the time today, then the weekday, then the date. */
export function brief(ms) {
  const d = new Date(ms);
  const ago = daysAgo(dayOf(d));
  if (ago <= 0) return time.format(d);
  if (ago < 7) return weekday.format(d);
  return (d.getFullYear() === new Date().getFullYear() ? dayOfYear : date).format(d);
}
