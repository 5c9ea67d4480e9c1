import { theme } from 'antd';
import { Fragment } from 'react';
import { CopyButton } from '../../../ui/text/CopyButton.tsx';
import styles from './forwarding.module.css';

/**
 * Where a line may be broken on screen: after a space, and before a further `name=value` of one option. A browser
 * would break at every hyphen, and in the middle of an address.
 */
function wordsOf(line: string): readonly { at: number; text: string }[] {
  let at = 0;
  return line.split(/(?<= )|(?<=[:=])(?=\w+=)/).map((text) => {
    const word = { at, text };
    at += text.length;
    return word;
  });
}

/** Lines to paste into a shell; long ones wrap on screen and stay whole when copied. */
export function CommandBlock({ lines, label }: { lines: readonly string[]; label: string }) {
  const { token } = theme.useToken();
  return (
    <div className={styles.block}>
      <ol className={styles.lines} aria-label={label}>
        {lines.map((line) => (
          <li key={line}>
            <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>
              {wordsOf(line).map(({ at, text }) => (
                <Fragment key={at}>
                  {at > 0 && <wbr />}
                  {text}
                </Fragment>
              ))}
            </code>
          </li>
        ))}
      </ol>
      <CopyButton text={lines.join('\n')} label={label} />
    </div>
  );
}
