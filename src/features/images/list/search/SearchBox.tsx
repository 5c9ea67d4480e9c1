import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input, Tooltip } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issueText } from '#contract/issues.ts';
import { limits } from '#contract/limits.ts';
import { readToken } from '#contract/typedText.ts';
import { useContractTexts } from '../../../../api/language.ts';
import styles from '../list.module.css';
import type { RegistryName } from '../listSource.ts';
import type { ListCriterion, ListView } from '../state/listState.ts';
import { useSuggestions } from './useSuggestions.tsx';

interface SearchBoxProps {
  view: ListView;
  registries: readonly RegistryName[];
  /** How many more filters the list takes. */
  room: number;
  onAdd: (criteria: readonly Omit<ListCriterion, 'join'>[]) => void;
  onRemoveLast: () => void;
}

/** One box for every criterion: it suggests what a text may mean, and Enter takes the likeliest. */
export function SearchBox({ view, registries, room, onAdd, onRemoveLast }: SearchBoxProps) {
  const { t } = useTranslation('images');
  const contractText = useContractTexts('issues');
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const read = readToken(text);
  const tooLong = read.length > limits.text.searchText;
  const full = room === 0 && read !== '';
  const trouble = tooLong ? issueText('tooLong', contractText) : full ? t('search.full') : undefined;
  const suggestions = useSuggestions(view, registries, tooLong ? '' : read).filter(
    ({ begins, criteria }) => begins !== undefined || criteria.length <= room,
  );
  const active = useRef<string>(undefined);
  /** antd closes the list after every choice, some time later; a field's values are to be seen. */
  const stays = useRef(false);
  /** Returns whether values follow. */
  const take = (key: string | undefined): boolean => {
    const chosen = suggestions.find((each) => each.key === key);
    if (chosen === undefined) return false;
    active.current = undefined;
    if (chosen.begins !== undefined) {
      setText(chosen.begins);
      setOpen(true);
      return true;
    }
    onAdd(chosen.criteria);
    setText('');
    setOpen(false);
    return false;
  };
  return (
    <search className={styles.search}>
      <Tooltip open={trouble !== undefined} title={trouble}>
        <AutoComplete
          aria-label={t('search.label')}
          className={styles.searchBox ?? ''}
          value={text}
          open={open && trouble === undefined && suggestions.length > 0}
          onOpenChange={(wanted) => {
            if (wanted || !stays.current) setOpen(wanted);
            stays.current = false;
          }}
          options={suggestions.map(({ key, label, title }) => ({ value: key, label, title }))}
          defaultActiveFirstOption={text !== ''}
          virtual={false}
          listHeight={420}
          showSearch={{
            onSearch: (typed) => {
              active.current = undefined;
              setText(typed);
              setOpen(true);
            },
          }}
          onActive={(key) => {
            active.current = String(key);
          }}
          onSelect={(key: string) => {
            stays.current = take(key);
          }}
          onInputKeyDown={(event) => {
            if (event.key === 'Backspace' && text === '') onRemoveLast();
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            // The list may still be on its way to the screen, or closed: Enter means the likeliest all the same.
            event.stopPropagation();
            const likeliest = read === '' || trouble !== undefined ? undefined : suggestions[0];
            take((suggestions.find(({ key }) => key === active.current) ?? likeliest)?.key);
          }}
        >
          <Input
            prefix={<SearchOutlined aria-hidden="true" />}
            placeholder={t('search.placeholder')}
            aria-invalid={trouble !== undefined}
            {...(trouble === undefined ? {} : { status: 'error' as const })}
            allowClear
          />
        </AutoComplete>
      </Tooltip>
    </search>
  );
}
