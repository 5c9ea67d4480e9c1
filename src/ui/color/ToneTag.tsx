import { theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import type { Tone } from './palette.ts';

interface ToneTagProps {
  tone: Tone;
  mark?: ReactNode;
  children: ReactNode;
}

/** A word on its tone: the common shape of severity and state. */
export function ToneTag({ tone, mark, children }: ToneTagProps) {
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
      {children}
    </span>
  );
}
