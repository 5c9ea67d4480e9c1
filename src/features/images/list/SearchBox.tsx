import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageCriteriaName } from '#contract/criteria.ts';
import { limits } from '#contract/limits.ts';
import { fieldsOf, isChosen } from './criteriaFacts.ts';
import styles from './list.module.css';
import type { ListCriterion, ListView } from './listState.ts';
import { useCriterionOptions } from './useCriterionOptions.ts';

const fieldWidth = { flex: 'none', width: 128 };
const valueWidth = { flex: 1, minWidth: 0 };

interface SearchBoxProps {
  view: ListView;
  onAdd: (criterion: ListCriterion) => void;
}

/** One box for every criterion: which field, then its value; each entry becomes a chip. */
export function SearchBox({ view, onAdd }: SearchBoxProps) {
  const { t } = useTranslation('images');
  const optionsOf = useCriterionOptions();
  const [wanted, setWanted] = useState<ImageCriteriaName>('repoName');
  const [text, setText] = useState('');
  const fields = fieldsOf(view);
  const field = fields.includes(wanted) ? wanted : 'repoName';
  const submit = () => {
    if (text.trim() === '') return;
    onAdd({ name: field, value: text.trim() });
    setText('');
  };
  return (
    <search className={styles.search}>
      <Space.Compact block>
        <Select
          aria-label={t('search.field')}
          style={fieldWidth}
          value={field}
          options={fields.map((value) => ({ value, label: t(`criteria.${value}`) }))}
          onChange={setWanted}
          popupMatchSelectWidth={false}
          listHeight={400}
        />
        {isChosen(field) ? (
          <Select
            key={field}
            aria-label={t('search.value')}
            style={valueWidth}
            placeholder={t('search.choose')}
            value={null}
            options={[...optionsOf(field)]}
            onChange={(value: string | null) => value !== null && onAdd({ name: field, value })}
            popupMatchSelectWidth={false}
          />
        ) : (
          <>
            <Input
              aria-label={t('search.value')}
              style={valueWidth}
              placeholder={t('search.placeholder')}
              value={text}
              maxLength={limits.text.searchText}
              allowClear
              onChange={(event) => setText(event.target.value)}
              onPressEnter={submit}
            />
            <Button aria-label={t('search.submit')} icon={<SearchOutlined />} onClick={submit} />
          </>
        )}
      </Space.Compact>
    </search>
  );
}
