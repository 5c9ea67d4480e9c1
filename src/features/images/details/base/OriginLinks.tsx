import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { findingOrigins } from '#contract/images/baseImage.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { useUrlParams, withParams } from '../../../../ui/urlState/useUrlParams.ts';
import { imageDrawerParams } from '../../links/imageLink.ts';
import styles from './base.module.css';
import { originCounts } from './originCounts.ts';

/** How many of the vulnerabilities come from the base, are the image's own, or may be either; each count leads to these. */
export function OriginLinks({ detail }: { detail: ResponseOf<'DescribeImageDetail'> }) {
  const { t } = useTranslation('bases');
  const { token } = theme.useToken();
  const format = useFormat();
  const [params] = useUrlParams();
  const counts = originCounts(detail);
  // None of any kind says that nothing was found, or that nothing was scanned: the report tells which.
  if (counts === null || findingOrigins.every((each) => counts[each] === 0)) return null;
  const { tab, origin, page } = imageDrawerParams;
  return (
    <ul aria-label={t('origin.label')} className={styles.origins}>
      {findingOrigins.map((each) => {
        const text = t(`origin.counted.${each}`, { count: counts[each], number: format.number(counts[each]) });
        return (
          <li key={each}>
            {counts[each] === 0 ? (
              <SecondaryText>{text}</SecondaryText>
            ) : (
              <Link
                to={{ search: `?${withParams(params, { [tab]: null, [page]: null, [origin]: each })}` }}
                title={each === 'unknown' ? t('origin.whyUnknown') : ''}
                style={{ color: token.colorLink }}
              >
                {text}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
