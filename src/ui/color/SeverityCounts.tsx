import { useTranslation } from 'react-i18next';
import type { SeverityCounts as Counts } from '#contract/images/images.ts';
import { useFormat } from '../format/useFormat.ts';
import { VisuallyHidden } from '../text/VisuallyHidden.tsx';
import { usePalette } from './palette.ts';
import styles from './SeverityCounts.module.css';

const scale = [
  ['critical', 'Critical'],
  ['high', 'High'],
  ['medium', 'Medium'],
  ['low', 'Low'],
  ['unknown', 'Unknown'],
] as const;

/** Vulnerabilities by severity in one line, worst first, each count with its word; zeros are left out, and nothing is left of nothing. */
export function SeverityCounts({ counts }: { counts: Counts }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const tones = usePalette().severity;
  const found = scale.filter(([, field]) => counts[field] > 0);
  const words = found.map(([level, field]) => `${t(`severity.${level}`)} ${format.number(counts[field])}`);
  return (
    <span className={styles.counts} title={words.join(' · ')}>
      {found.map(([level, field], index) => (
        <span key={level} className={styles.count} style={{ color: tones[level].text }}>
          <span aria-hidden="true" data-painted className={styles.mark} style={{ background: tones[level].solid }} />
          <span aria-hidden="true">
            <span className={styles.word}>{t(`severityShort.${level}`)}</span>
            {format.number(counts[field])}
          </span>
          <VisuallyHidden>{words[index] ?? ''}</VisuallyHidden>
        </span>
      ))}
    </span>
  );
}
