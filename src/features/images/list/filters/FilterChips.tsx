import { Button, Tag, theme } from 'antd';
import { Fragment, type MouseEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogicalExp } from '#contract/images/criteria.ts';
import styles from '../list.module.css';
import { isFiltered, type ListCriterion, type ListState } from '../state/listState.ts';
import type { ChangeList } from '../state/useListState.ts';
import { focusButtonAt, focusedButtonIndex, moveFocusByArrowKey } from './buttonFocus.ts';
import { JoinSwitch } from './JoinSwitch.tsx';
import { useCriterionText } from './useCriterionText.ts';

interface FilterChipsProps {
  state: ListState;
  onChange: ChangeList;
  /** Takes all filters away; the chips, with the keyboard's place on them, go with the last. */
  onClear: (event: MouseEvent<HTMLElement>) => void;
  /** A readable name for an id, where it is known. */
  nameOf: (criterion: Pick<ListCriterion, 'name' | 'value'>) => string | undefined;
}

/** The filters in force, read from left to right, each removable; nothing while there is none. */
export function FilterChips({ state, onChange, onClear, nameOf }: FilterChipsProps) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const textOf = useCriterionText(nameOf);
  const list = useRef<HTMLUListElement>(null);
  /** Where the button stood that takes its own chip away, and among how many chips. */
  const left = useRef<{ readonly place: number; readonly among: number }>(undefined);
  const { criteria } = state;
  const count = criteria.length + (state.scanned === null ? 0 : 1);
  useLayoutEffect(() => {
    // The address changes in its own time: until then the chip is there, and has the keyboard.
    if (left.current === undefined || left.current.among === count) return;
    if (list.current !== null) focusButtonAt(list.current, left.current.place);
    left.current = undefined;
  });
  if (!isFiltered(state)) return null;
  const remove = (event: MouseEvent<HTMLElement>, change: Partial<ListState>) => {
    if (count === 1) return onClear(event);
    const place = list.current === null ? -1 : focusedButtonIndex(list.current);
    left.current = place === -1 ? undefined : { place, among: count };
    onChange(change);
  };
  const joinWith = (changed: ListCriterion, join: ListCriterion['join']) =>
    onChange({ criteria: criteria.map((each) => (each === changed ? { ...each, join } : each)) });
  const { opened, closed } = parenthesesOf([
    ...criteria.slice(1).map(({ join }) => join),
    ...(state.scanned === null || criteria.length === 0 ? [] : ['AND' as const]),
  ]);
  return (
    <ul ref={list} aria-label={t('criteria.label')} className={styles.chips} onKeyDown={moveFocusByArrowKey}>
      {criteria.map((criterion, index) => {
        const text = textOf(criterion);
        return (
          <Fragment key={keyOf(criteria, index)}>
            {index > 0 && (
              <li>
                <JoinSwitch join={criterion.join} filter={text} onChange={(join) => joinWith(criterion, join)} />
              </li>
            )}
            <Chip
              text={text}
              opened={index === 0 ? opened : 0}
              closed={closed.has(index)}
              onRemove={(event) => remove(event, { criteria: criteria.filter((each) => each !== criterion) })}
            />
          </Fragment>
        );
      })}
      {state.scanned !== null && (
        <>
          {criteria.length > 0 && <li style={{ color: token.colorTextSecondary }}>{t('criteria.and')}</li>}
          <Chip text={t(`value.scanned.${state.scanned}`)} onRemove={(event) => remove(event, { scanned: null })} />
        </>
      )}
      <li data-screen-only>
        <Button type="link" size="small" onClick={onClear}>
          {t('criteria.clear')}
        </Button>
      </li>
    </ul>
  );
}

/** A link may say the same filter twice. */
function keyOf(criteria: readonly ListCriterion[], index: number): string {
  const texts = criteria.slice(0, index + 1).map(({ name, value }) => `${name}:${value}`);
  return `${texts[index]} ${texts.indexOf(texts[index] ?? '') === index ? '' : index}`;
}

interface ChipProps {
  text: string;
  /** How many brackets open before it. */
  opened?: number;
  /** Whether one closes after it. */
  closed?: boolean;
  onRemove: (event: MouseEvent<HTMLElement>) => void;
}

function Chip({ text, opened = 0, closed = false, onRemove }: ChipProps) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  return (
    <li>
      {opened > 0 && <span className={styles.bracket}>{'('.repeat(opened)}</span>}
      <Tag
        className={styles.chip ?? ''}
        variant="outlined"
        style={{ background: token.colorBgContainer }}
        closable={{ 'aria-label': t('criteria.remove', { filter: text }) }}
        onClose={(event) => {
          // The URL decides which chips there are; antd would hide this one on its own.
          event.preventDefault();
          onRemove(event);
        }}
      >
        <span className={styles.ellipsis} title={text}>
          {text}
        </span>
      </Tag>
      {closed && <span className={styles.bracket}>)</span>}
    </li>
  );
}

interface Parentheses {
  /** How many open before the first filter. */
  readonly opened: number;
  /** After which filters one closes. */
  readonly closed: ReadonlySet<number>;
}

/**
 * Filters are joined from left to right, while "a or b and c" is commonly read as "a or (b and c)": where the word
 * changes, brackets show what belongs together. `joins` are the words between the filters.
 */
export function parenthesesOf(joins: readonly LogicalExp[]): Parentheses {
  const closed = new Set(joins.flatMap((join, index) => (index > 0 && join !== joins[index - 1] ? [index] : [])));
  return { opened: closed.size, closed };
}
