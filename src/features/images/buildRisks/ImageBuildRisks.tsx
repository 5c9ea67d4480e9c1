import { Alert, Checkbox, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buildRiskLevelSchema, buildRiskLevels } from '#contract/images/buildRisks.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { SeverityBar } from '../../../ui/color/SeverityBar.tsx';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { SearchInput } from '../../../ui/table/SearchInput.tsx';
import styles from './buildRisks.module.css';
import { ImageRiskTable } from './ImageRiskTable.tsx';
import { isHandled, risksOf } from './imageRisks.ts';
import { shownRisks, useImageRisksState } from './imageRisksState.ts';
import { useImageRisks } from './useImageRisks.ts';

interface ImageBuildRisksProps {
  image: ImageRow;
  /** What else is done to the list, as exporting it. */
  extra: ReactNode;
}

/** What is wrong with how an image was built, where, and what to do about it. */
export default function ImageBuildRisks({ image, extra }: ImageBuildRisksProps) {
  const { t } = useTranslation(['buildRisksView', 'images']);
  const format = useFormat();
  const [state, change] = useImageRisksState();
  const query = useImageRisks(image.Uuid);
  const risks = query.data && risksOf(query.data);
  const open = risks?.filter((risk) => !isHandled(risk)) ?? [];
  const handledCount = (risks?.length ?? 0) - open.length;
  const takenIn = image.IntakeState === 'DONE';
  const toggle = (level: string) => {
    const parsed = buildRiskLevelSchema.safeParse(level);
    if (!parsed.success) return;
    const others = state.levels.filter((each) => each !== parsed.data);
    change({ levels: others.length < state.levels.length ? others : [...others, parsed.data] });
  };
  return (
    <section aria-label={t('title')} className={styles.tab}>
      {!takenIn && (
        <Alert
          showIcon
          type="info"
          role="status"
          title={t(`notTakenIn.${image.IntakeState === 'FAILED' ? 'failed' : 'waiting'}.title`)}
          description={t(`notTakenIn.${image.IntakeState === 'FAILED' ? 'failed' : 'waiting'}.text`)}
        />
      )}
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {takenIn && risks?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<strong>{t('noneFound')}</strong>} />
      )}
      {takenIn && query.error === null && risks?.length !== 0 && (
        <>
          <SeverityBar
            label={t('byLevel')}
            shares={buildRiskLevels.map((level) => ({
              level,
              count: open.filter(({ RiskLevel }) => RiskLevel === level).length,
            }))}
            chosen={state.levels}
            onToggle={toggle}
          />
          <div data-screen-only className={styles.controls}>
            <SearchInput
              label={t('find')}
              placeholder={t('findPlaceholder')}
              className={styles.find}
              value={state.find}
              onSearch={(find) => change({ find })}
            />
            {(handledCount > 0 || state.handled) && (
              <Checkbox checked={state.handled} onChange={({ target }) => change({ handled: target.checked })}>
                {t('showHandled', { number: format.number(handledCount) })}
              </Checkbox>
            )}
            <span className={styles.extra}>{extra}</span>
          </div>
          <ImageRiskTable
            image={image}
            risks={risks && shownRisks(risks, state)}
            allHandled={open.length === 0 && !state.handled}
            onChange={change}
          />
        </>
      )}
    </section>
  );
}
