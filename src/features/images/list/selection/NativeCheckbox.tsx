import { useLayoutEffect, useRef } from 'react';
import type { CheckState } from './SelectionStore.ts';
import styles from './selection.module.css';

interface NativeCheckboxProps {
  label: string;
  state: CheckState;
  onChange: (checked: boolean, withShift: boolean) => void;
}

/** The browser's own checkbox: a hundred of antd's, checked at once, take longer than anybody waits. */
export function NativeCheckbox({ label, state, onChange }: NativeCheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  // HTML has no attribute for it.
  useLayoutEffect(() => {
    if (box.current !== null) box.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <input
      ref={box}
      type="checkbox"
      className={styles.box}
      aria-label={label}
      checked={state === 'all'}
      onChange={({ target, nativeEvent }) =>
        onChange(target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}
