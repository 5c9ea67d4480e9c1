import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/apiError.ts';

export interface ErrorText {
  /** The API's code; null for trouble that has none. */
  code: string | null;
  message: string;
  advice: string;
  requestId: string | null;
}

/** Says any error in the page's language. */
export function useErrorText(): (error: unknown) => ErrorText {
  const { t } = useTranslation('common');
  return (error) => {
    if (!isApiError(error)) return plain(t('error.crash.message'), t('error.crash.advice'));
    if (error.body !== null) {
      const { Code, Message, Recommend, RequestId } = error.body;
      return { code: Code, message: Message, advice: Recommend ?? '', requestId: RequestId };
    }
    return error.kind === 'unreachable'
      ? plain(t('error.unreachable.message'), t('error.unreachable.advice'))
      : plain(t('error.unreadable.message'), t('error.unreadable.advice'));
  };
}

function plain(message: string, advice: string): ErrorText {
  return { code: null, message, advice, requestId: null };
}
