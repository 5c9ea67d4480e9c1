import { Segmented, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { useUrlParams } from '../../ui/urlState/useUrlParams.ts';
import { type CountLinks, ScanCards } from './ScanCards.tsx';
import styles from './scan.module.css';
import { type ScanView, scanViewOf, scanViewParams, scanViews } from './scanView.ts';
import { TopVulnerabilities } from './topVulnerabilities/TopVulnerabilities.tsx';

interface ScanPageProps {
  /** Upper right. */
  actions: ReactNode;
  ways: CountLinks;
  imagesWith: (vulnerability: string) => To;
  /** The view of the build risks, in place of the vulnerabilities. */
  buildRisks: ReactNode;
}

/** Image security scan: how far scanning has come, what it found most often, and what is wrong with how images are built. */
export default function ScanPage({ actions, ways, imagesWith, buildRisks }: ScanPageProps) {
  const { t } = useTranslation('scan');
  const { token } = theme.useToken();
  const [params, setParams] = useUrlParams();
  const view = scanViewOf(params);
  return (
    <div className={styles.page}>
      <PageHeader path={[t('path')]} title={t('title')} actions={actions} />
      <ScanCards ways={ways} />
      <Segmented<ScanView>
        data-screen-only
        aria-label={t('view.label')}
        className={styles.views ?? ''}
        style={{ background: token.colorFillSecondary }}
        value={view}
        options={scanViews.map((value) => ({ value, label: t(`view.${value}`) }))}
        onChange={(chosen) => setParams(() => scanViewParams(chosen))}
      />
      {view === 'buildRisks' ? buildRisks : <TopVulnerabilities imagesWith={imagesWith} />}
    </div>
  );
}
