import { theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { baseReference } from '#contract/images/baseImage.ts';
import type { BaseRow, BaseSortKey } from '#contract/images/bases.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { SeverityCounts } from '../../ui/color/SeverityCounts.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../ui/table/PagedColumn.ts';
import { shortDigest } from '../../ui/text/Digest.tsx';
import type { BaseLinks } from './BaseLinks.ts';
import styles from './bases.module.css';
import { builtOn } from './builtOn.ts';
import { RebuildAdvice } from './RebuildAdvice.tsx';

/** Keys of sorted columns are the API's. */
export function useBaseColumns(links: BaseLinks): readonly PagedColumn<BaseRow>[] {
  const { t } = useTranslation('bases');
  const { image, imagesWith } = links;
  const { token } = theme.useToken();
  const format = useFormat();
  const secondary = { color: token.colorTextSecondary, fontSize: token.fontSizeSM };
  const counted = (key: BaseSortKey) => ({
    key,
    sorter: true as const,
    firstOrder: 'desc' as const,
    sortDirections: ['descend' as const, 'ascend' as const],
  });
  const images = (row: BaseRow, count: number, what: 'images' | 'outdated', ...also: string[]): ReactNode => {
    const number = format.number(count);
    if (count === 0) return number;
    return (
      <Link
        to={imagesWith(...builtOn(row), ...also)}
        aria-label={t(`show.${what}`, { count, number, base: baseReference(row) })}
        style={{ color: token.colorLink }}
      >
        {number}
      </Link>
    );
  };
  return [
    {
      key: 'RepoName',
      title: t('column.base'),
      sorter: true,
      stacked: 'first',
      render: (_, row) => (
        <div className={styles.lines}>
          <BaseName base={row} image={image} />
          <span style={secondary}>
            {row.RegistryType === undefined
              ? row.RegistryName
              : t('place', { kind: kinds[row.RegistryType].name, registry: row.RegistryName })}
            {row.Uuid === undefined && <> · {t('gone')}</>}
          </span>
        </div>
      ),
    },
    {
      ...counted('ImageCount'),
      title: t('column.images'),
      stacked: 'titled',
      width: 92,
      align: 'end',
      render: (_, row) => images(row, row.ImageCount, 'images'),
    },
    {
      ...counted('OutdatedImageCount'),
      title: t('column.outdated'),
      stacked: 'titled',
      width: 120,
      align: 'end',
      render: (_, row) => images(row, row.OutdatedImageCount, 'outdated', 'baseOutdated:YES'),
    },
    {
      ...counted('InheritedVulCount'),
      title: t('column.inherited'),
      stacked: 'titled',
      width: 232,
      render: (_, row) => (
        <div className={styles.lines}>
          {row.InheritedVulCount === 0 ? (
            <span style={{ color: token.colorTextSecondary }}>
              {t(row.UnknownImageCount === row.ImageCount ? 'whyUnknown' : 'none')}
            </span>
          ) : (
            <SeverityCounts counts={row.InheritedBySeverity} />
          )}
          {row.UnknownImageCount > 0 && row.UnknownImageCount < row.ImageCount && (
            <span style={secondary} title={t('whyUnknown')}>
              {t('unknownOf', { count: row.UnknownImageCount, number: format.number(row.UnknownImageCount) })}
            </span>
          )}
        </div>
      ),
    },
    {
      ...counted('ClearedVulCount'),
      title: t('column.rebuilding'),
      width: 392,
      render: (_, row) => <RebuildAdvice base={row} links={links} />,
    },
  ];
}

/** A base's name, leading to the image that it is now, where that is still there. */
function BaseName({ base, image }: { base: BaseRow; image: BaseLinks['image'] }) {
  const { token } = theme.useToken();
  const path = repositoryPath(base.RepoNamespace, base.RepoName);
  const name = base.Tag === '' ? `${path}@${shortDigest(base.Digest)}` : `${path}:${base.Tag}`;
  if (base.Uuid === undefined) return <bdi className={styles.name}>{name}</bdi>;
  return (
    <Link to={image(base.Uuid)} className={styles.name} style={{ color: token.colorLink }}>
      <bdi>{name}</bdi>
    </Link>
  );
}
