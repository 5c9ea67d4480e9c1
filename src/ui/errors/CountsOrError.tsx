import { Button, Flex, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionQuery } from '../../api/useLastingError.ts';
import { useErrorText } from './useErrorText.ts';

interface CountsOrErrorProps {
  /** What the numbers come from. */
  queries: readonly Pick<ActionQuery<unknown>, 'data' | 'error' | 'refetch'>[];
  children: ReactNode;
}

/** The numbers of a card; where they could not be had, its one line says so and offers to ask again. Numbers of before stay. */
export function CountsOrError({ queries, children }: CountsOrErrorProps) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const errorText = useErrorText();
  const failed = queries.filter(({ data, error }) => data === undefined && error !== null);
  if (failed[0] === undefined) return children;
  const { message, advice } = errorText(failed[0].error);
  const retry = () => {
    for (const { refetch } of failed) void refetch();
  };
  return (
    <Flex wrap align="center" gap="0 8px" role="status" title={advice} style={{ color: token.colorErrorText }}>
      {message}
      <Button size="small" onClick={retry}>
        {t('action.retry')}
      </Button>
    </Flex>
  );
}
