import { App } from 'antd';
import { hasErrorCode } from '../../api/apiError.ts';
import { ErrorDetails } from './ErrorDetails.tsx';
import { useErrorText } from './useErrorText.ts';

/**
 * Shows an error over the page until it is closed: what it means, what to do, its code and request id.
 * `wayTo` gives the way to what an error is about, where there is one. `place` is the name of a form: what it says
 * takes the place of what it said before.
 */
export function useErrorToast(
  wayTo?: (error: unknown) => (() => void) | undefined,
  place?: string,
): (error: unknown) => void {
  const { notification } = App.useApp();
  const errorText = useErrorText();
  return (error) => {
    // The sign-in that stands over the page by then says it.
    if (hasErrorCode(error, 'NotSignedIn')) return;
    const text = errorText(error);
    notification.error({
      // Not on the right, where drawers are: it would cover the fields that it speaks of.
      placement: 'bottomLeft',
      // One toast per kind of trouble: a repeated click must not pile them up.
      key: place ?? text.code ?? text.message,
      title: text.message,
      description: <ErrorDetails text={text} onShow={wayTo?.(error)} />,
      duration: false,
      role: 'alert',
    });
  };
}
