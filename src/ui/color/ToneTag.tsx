import { theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import type { Tone } from './palette.ts';

interface ToneTagProps {
  tone: Tone;
  mark?: ReactNode;
  /** The colour of a dot before the word. */
  dot?: string;
  children: ReactNode;
}

/** A word on its tone: the common shape of severity and state. */
export function ToneTag({ tone, mark, dot, children }: ToneTagProps) {
  const { token } = theme.useToken();
  const style: CSSProperties = {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    paddingInline: 8,
    height: 22,
    borderRadius: token.borderRadiusSM,
    border: `1px solid ${tone.border}`,
    background: tone.background,
    color: tone.text,
    fontSize: token.fontSizeSM,
    lineHeight: '20px',
    whiteSpace: 'nowrap',
  };
  return (
    <span data-tone style={style}>
      {mark}
      {dot !== undefined && (
        <span
          aria-hidden="true"
          data-painted
          style={{ width: 6, height: 6, borderRadius: token.borderRadiusLG, background: dot }}
        />
      )}
      {children}
    </span>
  );
}
