import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images.ts';
import styles from './list.module.css';

/** `namespace/repository:tag`, the tag last to give way when there is little room. */
export function ImageName({ image }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const repository = `${image.RepoNamespace}/${image.RepoName}`;
  const full = image.Tag === '' ? repository : `${repository}:${image.Tag}`;
  return (
    <span className={styles.name} title={full}>
      <span className={styles.ellipsis}>
        <span style={{ color: token.colorTextTertiary }}>{image.RepoNamespace}/</span>
        {image.RepoName}
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
    </span>
  );
}
