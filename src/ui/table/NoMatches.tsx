import { Button, Flex } from 'antd';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface NoMatchesProps {
  text: string;
  /** Has every filter forgotten. */
  onClear: () => void;
}

/** In place of the rows of a list that is narrowed to none; the keyboard goes to the list's search, as the button goes. */
export function NoMatches({ text, onClear }: NoMatchesProps) {
  const { t } = useTranslation('common');
  const clear = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const search = currentTarget.closest('section')?.querySelector<HTMLInputElement>('input[type=search]');
    onClear();
    search?.focus();
  };
  return (
    <Flex vertical align="center" gap="small">
      {text}
      <Button size="small" onClick={clear}>
        {t('action.clearFilters')}
      </Button>
    </Flex>
  );
}
