import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { ImageRow } from '#contract/images.ts';
import { useImageAddress } from '../details/imageAddress.ts';
import styles from './list.module.css';
import { imageName } from './rows/imageReference.ts';

/**
 * `namespace/repository:tag`, the tag last to give way when there is little room. Leads to the details at the path `to`,
 * with the list as it is behind them.
 */
export function ImageName({ image, to }: { image: ImageRow; to: string }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const { search } = useLocation();
  return (
    <Link to={{ pathname: to, search }} className={`${styles.name} ${styles.rowLink}`} title={imageName(image)}>
      <span className={styles.ellipsis}>
        <span style={{ color: token.colorTextTertiary }}>{image.RepoNamespace}/</span>
        <span style={{ color: token.colorText }}>{image.RepoName}</span>
      </span>
      {image.Tag === '' ? (
        <em className={styles.tag} style={{ color: token.colorTextTertiary }}>
          {t('untagged')}
        </em>
      ) : (
        <span className={styles.tag} style={{ color: token.colorTextSecondary }}>
          :{image.Tag}
        </span>
      )}
    </Link>
  );
}
