import { Input, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readWholeNumber } from '#contract/typedText.ts';
import { useFormat } from '../format/useFormat.ts';

interface PageJumperProps {
  last: number;
  onPage: (page: number) => void;
}

/** Goes to the page that is typed. What is no page of the list stays and is marked. */
export function PageJumper({ last, onPage }: PageJumperProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const jump = () => {
    const page = readWholeNumber(typed);
    const isPage = page !== null && page >= 1 && page <= last;
    setWrong(typed.trim() !== '' && !isPage);
    if (!isPage) return;
    setTyped('');
    onPage(page);
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is inside
    <label data-screen-only>
      {t('pages.goTo')}{' '}
      <Tooltip open={wrong} title={t('pages.wrong', { last: format.number(last) })}>
        <Input
          size="small"
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={wrong}
          {...(wrong ? { status: 'error' as const } : {})}
          style={{ width: 56 }}
          onChange={({ target }) => {
            setTyped(target.value);
            setWrong(false);
          }}
          onPressEnter={jump}
        />
      </Tooltip>
    </label>
  );
}
