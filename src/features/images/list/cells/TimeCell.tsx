import { theme } from 'antd';
import { RelativeTime } from '../../../../ui/format/RelativeTime.tsx';

/** A time as "3 days ago", in full on hover; ms since 1970, null where it is not known. */
export function TimeCell({ time }: { time: number | null }) {
  return time === null ? <NoValue /> : <RelativeTime time={time} />;
}

/** The list's times are text on the wire, '' where the registry does not say. */
export function parseTime(text: string): number | null {
  const time = Number(text);
  return text === '' || !Number.isFinite(time) ? null : time;
}

/** In place of a time or count that is not known. */
export function NoValue() {
  const { token } = theme.useToken();
  return (
    <span data-no-value style={{ color: token.colorTextTertiary }}>
      –
    </span>
  );
}
