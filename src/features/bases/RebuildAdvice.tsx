import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BaseRow } from '#contract/images/bases.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { BaseLinks } from './BaseLinks.ts';
import styles from './bases.module.css';
import { builtOn } from './builtOn.ts';

interface RebuildAdviceProps {
  base: BaseRow;
  links: Pick<BaseLinks, 'imagesWith' | 'comparison'>;
}

/** What rebuilding the images of a base on a newer tag clears, and the way to these images. */
export function RebuildAdvice({ base, links }: RebuildAdviceProps) {
  const { t } = useTranslation('bases');
  const { token } = theme.useToken();
  const format = useFormat();
  const { NewerBase: newer, RebuildImageCount: images, ClearedVulCount: cleared, Uuid } = base;
  if (newer === undefined || cleared === 0)
    return <span style={{ color: token.colorTextSecondary }}>{t('noBetter')}</span>;
  // Those that are built on what the tag names now may have nothing to rebuild on.
  const outdated = newer.Tag === base.Tag || images === base.OutdatedImageCount ? ['baseOutdated:YES'] : [];
  return (
    <div className={styles.lines}>
      <Link to={links.imagesWith(...builtOn(base), ...outdated)} style={{ color: token.colorLink }}>
        {t('rebuild', {
          images: t('counted.images', { count: images, number: format.number(images) }),
          findings: t('counted.findings', { count: cleared, number: format.number(cleared) }),
          tag: newer.Tag,
        })}
      </Link>
      {Uuid !== undefined && Uuid !== newer.Uuid && (
        <Link to={links.comparison(Uuid, newer.Uuid)} style={{ color: token.colorLink, fontSize: token.fontSizeSM }}>
          {t('compare', { tag: newer.Tag })}
        </Link>
      )}
    </div>
  );
}
