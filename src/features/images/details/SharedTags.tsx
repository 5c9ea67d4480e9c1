import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { useImageLink } from '../links/imageLink.ts';
import styles from './details.module.css';

/** The same bytes under other names. */
export function SharedTags({ tags }: { tags: ResponseOf<'DescribeImageDetail'>['SharedTags'] }) {
  const { t } = useTranslation('details');
  const { token } = theme.useToken();
  const address = useImageLink();
  return (
    <div className={styles.shared}>
      <span style={{ color: token.colorTextSecondary }}>{t('sharedTags')}</span>
      <ul aria-label={t('sharedTags')}>
        {tags.map(({ Uuid, RepoNamespace, RepoName, Tag }) => (
          <li key={Uuid}>
            <Link to={address(Uuid)} style={{ color: token.colorLink }}>
              {repositoryPath(RepoNamespace, RepoName)}:{Tag === '' ? t('untagged') : Tag}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
