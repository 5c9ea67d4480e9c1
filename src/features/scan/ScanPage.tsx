import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { type CountLinks, ScanCards } from './ScanCards.tsx';
import styles from './scan.module.css';
import { TopVulnerabilities } from './topVulnerabilities/TopVulnerabilities.tsx';

interface ScanPageProps {
  /** Upper right. */
  actions: ReactNode;
  ways: CountLinks;
  imagesWith: (vulnerability: string) => To;
}

/** Image security scan: how far scanning has come, and what it found most often. */
export default function ScanPage({ actions, ways, imagesWith }: ScanPageProps) {
  const { t } = useTranslation('scan');
  return (
    <div className={styles.page}>
      <PageHeader path={[t('path')]} title={t('title')} actions={actions} />
      <ScanCards ways={ways} />
      <TopVulnerabilities imagesWith={imagesWith} />
    </div>
  );
}
