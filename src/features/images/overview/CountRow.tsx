import type { Tone } from '../../../ui/color/palette.ts';
import { CountButton } from './CountButton.tsx';
import styles from './overview.module.css';

interface CountRowProps extends Omit<Parameters<typeof CountButton>[0], 'large' | 'words'> {
  /** Of a level. */
  tone?: Tone;
}

/** A number of a card that has several, with its name beside it. */
export function CountRow({ tone, ...button }: CountRowProps) {
  return (
    <div className={styles.level}>
      <span className={styles.levelName} style={tone && { color: tone.text }}>
        {tone !== undefined && (
          <span aria-hidden="true" data-painted className={styles.levelMark} style={{ background: tone.solid }} />
        )}
        {button.name}
      </span>
      <CountButton large {...button} />
    </div>
  );
}
