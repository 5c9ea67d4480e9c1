import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ImageRow } from '#contract/images/images.ts';
import { imageName } from '../../imageReference.ts';
import { useImageLink } from '../../links/imageLink.ts';
import styles from '../list.module.css';

/** `namespace/repository:tag`, leading to its details; the tag last to give way when there is little room. */
export function ImageLink({ image }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const address = useImageLink();
  return (
    <Link
      to={address(image.Uuid)}
      className={`${styles.name} ${styles.rowLink}`}
      style={{ color: token.colorLink }}
      title={imageName(image)}
    >
      <span className={styles.ellipsis}>
        {image.RepoNamespace !== '' && <span style={{ color: token.colorTextSecondary }}>{image.RepoNamespace}/</span>}
        {image.RepoName}
      </span>
      {image.Tag === '' ? (
        <em className={styles.tag} style={{ color: token.colorTextTertiary }}>
          {t('untagged')}
        </em>
      ) : (
        <span className={styles.tag}>:{image.Tag}</span>
      )}
    </Link>
  );
}
