import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LogicalExp } from '#contract/images/criteria.ts';
import styles from '../list.module.css';

interface JoinSwitchProps {
  join: LogicalExp;
  /** The filter that it joins to those before it. */
  filter: string;
  onChange: (join: LogicalExp) => void;
}

const other: Record<LogicalExp, LogicalExp> = { AND: 'OR', OR: 'AND' };

/** Between two chips: AND or OR; a press changes it. */
export function JoinSwitch({ join, filter, onChange }: JoinSwitchProps) {
  const { t } = useTranslation('images');
  const word = { AND: t('criteria.and'), OR: t('criteria.or') };
  return (
    <Button
      type="text"
      size="small"
      className={styles.join ?? ''}
      aria-label={t('criteria.joined', { word: word[join], other: word[other[join]], filter })}
      title={t('criteria.switchTo', { other: word[other[join]] })}
      onClick={() => onChange(other[join])}
    >
      {word[join]}
    </Button>
  );
}
