import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import styles from './content.module.css';
import { NotLookedInto } from './NotLookedInto.tsx';
import { PlatformChoice } from './PlatformChoice.tsx';

interface ContentFrameProps {
  label: string;
  detail: ResponseOf<'DescribeImageDetail'>;
  /** Beside the choice of a platform: what the rest is about. */
  summary?: string;
  children: ReactNode;
}

/** What is inside of one platform of an image; or why that is not known. */
export function ContentFrame({ label, detail, summary, children }: ContentFrameProps) {
  const { t } = useTranslation('imageContents');
  const isKnown = detail.Config !== undefined;
  return (
    <section aria-label={label} className={styles.frame}>
      {!isKnown && <NotLookedInto detail={detail} />}
      {isKnown && (
        <>
          <div className={styles.head}>
            <PlatformChoice detail={detail} />
            {summary !== undefined && <SecondaryText>{summary}</SecondaryText>}
          </div>
          {detail.Shortened === true && <Alert showIcon type="warning" role="status" title={t('shortened')} />}
          {children}
        </>
      )}
    </section>
  );
}
