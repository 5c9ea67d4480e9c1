import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/serverClock.ts';

interface Format {
  number(value: number): string;
  /** A CVSS score: always with its tenth, so that a column of them lines up. */
  score(value: number): string;
  /** 0 to 1. */
  percent(share: number): string;
  /** Binary units, as registries show them. */
  bytes(count: number): string;
  /** Ms since 1970. */
  date(time: number): string;
  /** Ms since 1970. */
  dateTime(time: number): string;
  /** "3 minutes ago", of what has happened; both in ms since 1970. */
  timeAgo(time: number, now?: number): string;
  /** "in 3 minutes", of what is still to come. */
  timeUntil(time: number, now?: number): string;
  /** "2 hr 5 min"; ms. */
  duration(milliseconds: number): string;
  /** Names one after the other. */
  list(names: readonly string[]): string;
}

/** Made when first used: each of Intl's formats takes milliseconds to make, and a page uses few of them. */
function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What a registry dates a little ahead has just happened, by its clock; by more than so many ms, its date is all one knows. */
const clocksDiffer = 86_400_000;

/** Formats for one BCP 47 tag. */
export function createFormat(locale: string): Format {
  const number = lazily(() => new Intl.NumberFormat(locale));
  const rounded = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
  const tenths = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const scores = lazily(() => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  const percent = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
  const date = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
  const dateTime = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
  const list = lazily(() => new Intl.ListFormat(locale, { style: 'narrow' }));
  const relative = lazily(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  return {
    number: (value) => number().format(value),
    score: (value) => scores().format(value),
    percent: (share) => percent().format(share),
    bytes: (count) => formatBytes(count, rounded, tenths),
    date: (time) => date().format(time),
    dateTime: (time) => dateTime().format(time),
    timeAgo: (time, now = serverNow()) =>
      time > now + clocksDiffer ? date().format(time) : relative().format(...largestUnit(Math.min(time - now, 0))),
    timeUntil: (time, now = serverNow()) => relative().format(...largestUnit(Math.max(time - now, 0))),
    list: (names) => list().format(names),
    duration: (milliseconds) => formatDuration(locale, milliseconds),
  };
}

/** Every cell of a list has some. */
const made = new Map<string, Format>();

/** Formats for the page's language, the same object while it stays. */
export function useFormat(): Format {
  const { language } = useTranslation().i18n;
  const known = made.get(language);
  if (known !== undefined) return known;
  const format = createFormat(language);
  made.set(language, format);
  return format;
}

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

function formatBytes(count: number, rounded: () => Intl.NumberFormat, tenths: () => Intl.NumberFormat): string {
  const power = count < 1 ? 0 : Math.min(Math.floor(Math.log2(count) / 10), byteUnits.length - 1);
  const amount = count / 1024 ** power;
  const text = (power === 0 || amount >= 100 ? rounded : tenths)().format(amount);
  return `${text} ${byteUnits[power] ?? 'B'}`;
}

const timeUnits = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

function largestUnit(milliseconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const unit = timeUnits.find(([, length]) => Math.abs(milliseconds) >= length);
  return unit === undefined ? [0, 'second'] : [Math.trunc(milliseconds / unit[1]), unit[0]];
}

/** The two largest units: nobody plans by the seconds of a day-long sync. */
function formatDuration(locale: string, milliseconds: number): string {
  const first = timeUnits.findIndex(([, length]) => milliseconds >= length);
  const shown = first === -1 ? timeUnits.slice(-1) : timeUnits.slice(first, first + 2);
  let rest = milliseconds;
  const parts = shown.map(([unit, length]) => {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    return { unit, amount };
  });
  return parts
    .filter((part, index) => index === 0 || part.amount > 0)
    .map(({ unit, amount }) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(amount),
    )
    .join(' ');
}
