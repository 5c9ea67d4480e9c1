import { theme } from 'antd';
import { useFormat } from '../../../../ui/format/useFormat.ts';

/** A moment as "3 days ago", in full on hover; ms since 1970, null where it is not known. */
export function TimeCell({ time }: { time: number | null }) {
  const { token } = theme.useToken();
  const format = useFormat();
  if (time === null) return <span style={{ color: token.colorTextTertiary }}>–</span>;
  return (
    <time dateTime={new Date(time).toISOString()} title={format.dateTime(time)}>
      {format.relativeTime(time)}
    </time>
  );
}

/** The list's times are text on the wire, '' where the registry does not say. */
export function timeOf(text: string): number | null {
  const time = Number(text);
  return text === '' || !Number.isFinite(time) ? null : time;
}
