import { App } from 'antd';
import { useEffect } from 'react';
import { onAnswered, type RequestKey } from '../../api/answers.ts';
import { hasErrorCode, isApiError } from '../../api/apiError.ts';
import { ErrorDetails } from './ErrorDetails.tsx';
import { useErrorText } from './useErrorText.ts';

/** How long a toast is to be read, even if its cause goes at once. */
const readingMs = 3000;

/** For each toast that is shown: the end of waiting for its cause to go. */
const waiting = new Map<string, () => void>();

/**
 * Shows an error over the page until it is closed, or its cause is gone: what it means, what to do, its code and request id.
 * `wayTo` gives the way to what an error is about, where there is one. `place` is the name of a form or a dialog: what it says
 * takes the place of what it said before, and goes with it.
 */
export function useErrorToast(
  wayTo?: (error: unknown) => (() => void) | undefined,
  place?: string,
): (error: unknown) => void {
  const { notification } = App.useApp();
  const errorText = useErrorText();
  useEffect(() => (place === undefined ? undefined : () => notification.destroy(place)), [notification, place]);
  return (error) => {
    // The sign-in that stands over the page by then says it.
    if (hasErrorCode(error, 'NotSignedIn')) return;
    const text = errorText(error);
    // One toast per kind of trouble: a repeated click must not pile them up.
    const key = place ?? text.code ?? text.message;
    waiting.get(key)?.();
    const shownAt = Date.now();
    const stop = onAnswered((asked) => {
      if (!isCauseGone(error, asked, place !== undefined)) return;
      stop();
      const close = () => waiting.get(key) === stop && notification.destroy(key);
      setTimeout(close, Math.max(shownAt + readingMs - Date.now(), 0));
    });
    waiting.set(key, stop);
    notification.error({
      // Not on the right, where drawers are: it would cover the fields that it speaks of.
      placement: 'bottomLeft',
      key,
      title: text.message,
      description: <ErrorDetails text={text} onShow={wayTo?.(error)} />,
      duration: false,
      role: 'alert',
      onClose: stop,
    });
  };
}

/** Any answer shows that the server is there, and not upgraded any more; else the same must have been answered, by a form with other values perhaps. */
function isCauseGone(error: unknown, answered: RequestKey, corrected: boolean): boolean {
  if (!isApiError(error) || error.asked === null) return false;
  if (error.kind === 'unreachable' || error.body?.Code === 'ServerUpgrading') return true;
  return error.asked.path === answered.path && (corrected || error.asked.body === answered.body);
}
