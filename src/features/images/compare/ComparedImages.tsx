import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#contract/actions/actions.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { RelativeTime } from '../../../ui/format/RelativeTime.tsx';
import { DescriptionList } from '../../../ui/layout/DescriptionList.tsx';
import { Digest } from '../../../ui/text/Digest.tsx';
import { useImageLink } from '../links/imageLink.ts';
import { ImageSeverities } from '../list/cells/ImageSeverities.tsx';
import { RiskCell } from '../list/cells/RiskCell.tsx';
import { NoValue, parseTime } from '../list/cells/TimeCell.tsx';
import styles from './compare.module.css';

/** Which two images are compared, the one that it begins with first. */
export function ComparedImages({ comparison }: { comparison: AnswerOf<'DescribeImageComparison'> }) {
  const { t } = useTranslation('compare');
  const { Image: to, Other: from } = comparison;
  return (
    <div className={styles.images}>
      <ComparedImage label={t('from')} image={from} />
      <ComparedImage label={t('to')} image={to} />
    </div>
  );
}

function ComparedImage({ label, image }: { label: string; image: ImageRow }) {
  const { t } = useTranslation(['compare', 'images']);
  const { token } = theme.useToken();
  const address = useImageLink();
  const created = parseTime(image.ImageCreate);
  const name = repositoryPath(image.RepoNamespace, image.RepoName);
  return (
    <section
      aria-label={label}
      className={styles.image}
      style={{ background: token.colorBgContainer, borderRadius: token.borderRadiusLG }}
    >
      <h2 className={styles.name} style={{ fontSize: token.fontSizeLG }}>
        <span style={{ color: token.colorTextSecondary, fontWeight: 400 }}>{label}</span>{' '}
        <Link to={address(image.Uuid)} style={{ color: token.colorLink }}>
          <bdi>
            {name}:{image.Tag === '' ? t('images:untagged') : image.Tag}
          </bdi>
        </Link>
      </h2>
      <DescriptionList
        label={label}
        facts={[
          { name: t('images:column.digest'), value: <Digest value={image.Digest} /> },
          { name: t('images:column.created'), value: created === null ? <NoValue /> : <RelativeTime time={created} /> },
          { name: t('images:column.risk'), value: <RiskCell image={image} /> },
          { name: t('images:column.vulnerabilities'), value: <ImageSeverities image={image} /> },
        ]}
      />
    </section>
  );
}
