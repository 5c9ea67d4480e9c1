import { Checkbox, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { buildRiskLevelSchema, buildRiskLevels } from '#contract/images/buildRisks.ts';
import { SeverityBar } from '../../../../ui/color/SeverityBar.tsx';
import { ErrorPanel } from '../../../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { ListControls } from '../../../../ui/table/ListControls.tsx';
import { isHandled } from '../../buildRisks/decision/riskStatus.ts';
import { NotLookedInto } from '../content/NotLookedInto.tsx';
import { ImageRiskTable } from './ImageRiskTable.tsx';
import { risksOf } from './imageRisks.ts';
import { shownRisks, useImageRisksState } from './imageRisksState.ts';
import styles from './risks.module.css';
import { useImageRisks } from './useImageRisks.ts';

interface ImageBuildRisksProps {
  detail: ResponseOf<'DescribeImageDetail'>;
  /** What else is done to the list, as exporting it. */
  extra: ReactNode;
}

/** What is wrong with how an image was built, where, and what to do about it. */
export default function ImageBuildRisks({ detail, extra }: ImageBuildRisksProps) {
  // What a row opens to says commands in the other's words: asked for by then, they would take the table away for a moment.
  const { t } = useTranslation(['buildRisksView', 'imageContents']);
  const format = useFormat();
  const [state, change] = useImageRisksState();
  const { Image: image } = detail;
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
      {!takenIn && <NotLookedInto detail={detail} />}
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {takenIn && risks?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<strong>{t('noneFound')}</strong>} />
      )}
      {takenIn && (risks === undefined ? query.error === null : risks.length > 0) && (
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
          <ListControls
            label={t('find')}
            placeholder={t('findPlaceholder')}
            value={state.find}
            onSearch={(find) => change({ find })}
            extra={extra}
          >
            {(handledCount > 0 || state.handled) && (
              <Checkbox checked={state.handled} onChange={({ target }) => change({ handled: target.checked })}>
                {t('showHandled', { number: format.number(handledCount) })}
              </Checkbox>
            )}
          </ListControls>
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
