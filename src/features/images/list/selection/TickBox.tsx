import { useLayoutEffect, useRef } from 'react';
import type { Ticked } from './SelectionStore.ts';
import styles from './selection.module.css';

interface TickBoxProps {
  label: string;
  ticked: Ticked;
  onTick: (ticked: boolean, withShift: boolean) => void;
}

/** The browser's own checkbox: a hundred of antd's, ticked at once, take longer than anybody waits. */
export function TickBox({ label, ticked, onTick }: TickBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  // HTML has no attribute for it.
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = ticked === 'some';
  }, [ticked]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles.box}
      aria-label={label}
      checked={ticked === 'all'}
      onChange={({ target, nativeEvent }) =>
        onTick(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}
