import { useTranslation } from 'react-i18next';
import { type SeverityLevel, usePalette } from './palette.ts';
import { ToneTag } from './ToneTag.tsx';

const barCount: Record<SeverityLevel, number> = { critical: 4, high: 3, medium: 2, low: 1, none: 0, unknown: 0 };

/** Risk as word, colour and a rising number of bars, so that no one of them has to carry it alone. */
export function SeverityTag({ level }: { level: SeverityLevel }) {
  const { t } = useTranslation('common');
  const tone = usePalette().severity[level];
  return (
    <ToneTag tone={tone} mark={<SeverityBars level={level} color={tone.solid} />}>
      {t(`severity.${level}`)}
    </ToneTag>
  );
}

function SeverityBars({ level, color }: { level: SeverityLevel; color: string }) {
  if (level === 'none' || level === 'unknown') return null;
  return (
    <svg aria-hidden="true" width="14" height="10" viewBox="0 0 14 10">
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 4}
          y={7 - bar * 2}
          width="2.5"
          height={3 + bar * 2}
          rx="0.5"
          fill={color}
          opacity={bar < barCount[level] ? 1 : 0.25}
        />
      ))}
    </svg>
  );
}
