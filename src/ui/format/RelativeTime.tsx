import { useFormat } from './useFormat.ts';

/** A moment that has passed as "3 days ago", in full on hover; ms since 1970. */
export function RelativeTime({ time }: { time: number }) {
  const format = useFormat();
  return (
    <time dateTime={new Date(time).toISOString()} title={format.dateTime(time)}>
      {format.timeAgo(time)}
    </time>
  );
}
