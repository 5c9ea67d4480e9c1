import { Button, Result, Select, Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To, useNavigate } from 'react-router';
import type { AnswerOf } from '#contract/actions/actions.ts';
import { hasErrorCode } from '../../../api/apiError.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { useComparePath } from '../links/comparePath.ts';
import { ComparedImages } from './ComparedImages.tsx';
import { ComparisonTabLabel } from './ComparisonTabLabel.tsx';
import { ConfigurationChanges } from './ConfigurationChanges.tsx';
import styles from './compare.module.css';
import { type ComparisonTab, comparisonTabs, useComparisonState } from './comparisonState.ts';
import { FindingChanges } from './FindingChanges.tsx';
import { LayerChanges } from './LayerChanges.tsx';
import { RiskChanges } from './RiskChanges.tsx';

interface ComparisonPageProps {
  /** Uuids of the images. */
  from: string;
  to: string;
  /** The list of all images. */
  back: To;
}

const parts: Record<ComparisonTab, (comparison: AnswerOf<'DescribeImageComparison'>) => ReactNode> = {
  vulnerabilities: (comparison) => <FindingChanges comparison={comparison} />,
  risks: (comparison) => <RiskChanges comparison={comparison} />,
  layers: (comparison) => <LayerChanges comparison={comparison} />,
  configuration: (comparison) => <ConfigurationChanges comparison={comparison} />,
};

/** What changed from one image to another: two tags of a repository, or an image and what it is built on. */
export default function ComparisonPage({ from, to, back }: ComparisonPageProps) {
  // Also the words of its tabs: asked for as one is opened, they would take the page away for a moment.
  const { t } = useTranslation(['compare', 'images', 'details', 'imageContents']);
  const navigate = useNavigate();
  const path = useComparePath();
  const [state, change] = useComparisonState();
  const query = useActionQuery(
    'DescribeImageComparison',
    { Uuid: to, OtherUuid: from, ...(state.platform === null ? {} : { Platform: state.platform }) },
    { keepPrevious: true, refetchInterval: 30_000 },
  );
  // What can be no image's id, as in a link that was cut off, is no image either.
  const missing = hasErrorCode(query.error, 'NotFound') || hasErrorCode(query.error, 'IllegalParam');
  const comparison = missing ? undefined : query.data;
  return (
    <div className={styles.page}>
      <PageHeader
        path={[t('images:path.assetCenter'), t('images:path.containerAssets')]}
        title={t('title')}
        actions={
          <>
            <Link to={back}>{t('back')}</Link>
            {comparison !== undefined && comparison.Platforms.length > 1 && (
              <Select<string>
                aria-label={t('platform')}
                value={comparison.Platform ?? null}
                options={comparison.Platforms.map((value) => ({ value, label: value }))}
                popupMatchSelectWidth={false}
                onChange={(platform) => change({ platform })}
              />
            )}
            {comparison !== undefined && <Button onClick={() => void navigate(path(to, from))}>{t('swap')}</Button>}
          </>
        }
      />
      {missing && (
        <Result
          status="info"
          title={t('missing.title')}
          subTitle={t('missing.text')}
          extra={<Button onClick={() => void navigate(back)}>{t('back')}</Button>}
        />
      )}
      {query.error !== null && !missing && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active title={false} paragraph={{ rows: 10 }} />}
      {comparison !== undefined && (
        <>
          <ComparedImages comparison={comparison} />
          <Tabs
            activeKey={state.tab}
            destroyOnHidden
            onChange={(key) =>
              change({ tab: comparisonTabs.find((tab) => tab === key) ?? 'vulnerabilities', find: '' })
            }
            items={comparisonTabs.map((key) => ({
              key,
              label: <ComparisonTabLabel tab={key} comparison={comparison} />,
              children: parts[key](comparison),
            }))}
          />
        </>
      )}
    </div>
  );
}
