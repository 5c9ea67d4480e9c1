import { ClockCircleOutlined } from '@ant-design/icons';
import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { baseReference } from '#contract/images/baseImage.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { VisuallyHidden } from '../../../../ui/text/VisuallyHidden.tsx';
import { imageName } from '../../imageReference.ts';
import styles from '../list.module.css';
import { NoValue } from './TimeCell.tsx';

/** What an image is built on, leading to all that are; its mark says that the tag names another digest by now. */
export function BaseCell({ image: { BaseImage: base } }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  if (base === undefined) return <NoValue />;
  const outdated = t('baseOutdated');
  return (
    <span className={styles.base}>
      <Link
        to={{ search: `?${new URLSearchParams({ q: `baseImage:${baseReference(base)}` })}` }}
        className={styles.ellipsis}
        style={{ color: token.colorLink }}
        title={imageName(base)}
      >
        {imageName(base)}
      </Link>
      {base.Outdated && (
        <span title={outdated}>
          <ClockCircleOutlined aria-hidden="true" style={{ color: token.colorTextSecondary }} />
          <VisuallyHidden>{outdated}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}
