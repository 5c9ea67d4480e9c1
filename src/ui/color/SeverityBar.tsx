import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/useFormat.ts';
import { type SeverityLevel, usePalette } from './palette.ts';
import styles from './SeverityBar.module.css';

interface SeverityShare {
  readonly level: SeverityLevel;
  readonly count: number;
  /** In place of the severity's own word. */
  readonly word?: string;
}

interface SeverityBarProps {
  /** What is counted. */
  label: string;
  /** Worst first. */
  shares: readonly SeverityShare[];
  /** Levels that are filtered by. */
  chosen: readonly SeverityLevel[];
  /** A count is clicked: filters by its level, or no longer. */
  onToggle: (level: SeverityLevel) => void;
}

/** Shares of a whole as one bar, and under it each level as colour, word and count that filter. */
export function SeverityBar({ label, shares, chosen, onToggle }: SeverityBarProps) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const format = useFormat();
  const tones = usePalette().severity;
  return (
    <fieldset className={styles.frame} aria-label={label}>
      <div aria-hidden="true" data-painted className={styles.bar} style={{ background: token.colorFillSecondary }}>
        {shares
          .filter(({ count }) => count > 0)
          .map(({ level, count }) => (
            <span key={level} data-painted style={{ flexGrow: count, background: tones[level].solid }} />
          ))}
      </div>
      <div className={styles.legend}>
        {shares.map(({ level, count, word }) => {
          const pressed = chosen.includes(level);
          return (
            <button
              key={level}
              type="button"
              aria-pressed={pressed}
              disabled={count === 0 && !pressed}
              className={styles.level}
              style={{
                color: count === 0 ? token.colorTextTertiary : tones[level].text,
                borderColor: pressed ? tones[level].solid : 'transparent',
                background: pressed ? tones[level].background : 'transparent',
                fontSize: token.fontSize,
              }}
              onClick={() => onToggle(level)}
            >
              <span
                aria-hidden="true"
                data-painted
                className={styles.mark}
                style={{ background: tones[level].solid }}
              />
              {word ?? t(`severity.${level}`)} <strong>{format.number(count)}</strong>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
