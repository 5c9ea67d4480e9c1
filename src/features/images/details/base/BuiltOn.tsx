import { theme } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { useComparePath } from '../../links/comparePath.ts';
import { useImageLink } from '../../links/imageLink.ts';
import { BaseName } from './BaseName.tsx';
import styles from './base.module.css';
import { OriginLinks } from './OriginLinks.tsx';

type Detail = ResponseOf<'DescribeImageDetail'>;

/** What the open image is built on, how much of what was found comes from there, and whether a newer tag of it has less. */
export function BuiltOn({ detail }: { detail: Detail }) {
  const { t } = useTranslation('bases');
  const { token } = theme.useToken();
  const { BaseImage: base, DeclaredBase: declared, Image: image } = detail;
  // Before an image is looked into, nothing is known of its layers.
  if (base === undefined && declared === undefined && image.IntakeState !== 'DONE') return null;
  return (
    <section
      aria-label={t('builtOn.title')}
      className={styles.builtOn}
      style={{ background: token.colorFillQuaternary, borderRadius: token.borderRadius }}
    >
      {base === undefined ? (
        <WithoutBase declared={declared} />
      ) : (
        <>
          <BaseName base={base} elsewhere={base.RegistryId !== image.RegistryId} />
          <OriginLinks detail={detail} />
          <Rebuild detail={detail} />
        </>
      )}
    </section>
  );
}

/** What the image names as its base itself, as no connected one is known. */
function WithoutBase({ declared }: { declared: Detail['DeclaredBase'] }) {
  const { t } = useTranslation('bases');
  const { token } = theme.useToken();
  if (declared === undefined) return <SecondaryText>{t('builtOn.none')}</SecondaryText>;
  return (
    <span>
      <Trans
        ns="bases"
        i18nKey="builtOn.declared"
        values={{ name: declared.Name }}
        components={{ code: <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }} /> }}
      />
    </span>
  );
}

/** The newer tag that has less, and the ways to see what is different. */
function Rebuild({ detail }: { detail: Detail }) {
  const { t } = useTranslation('bases');
  const { token } = theme.useToken();
  const format = useFormat();
  const address = useImageLink();
  const compare = useComparePath();
  const { Image: image, BaseImage: base, NewerBase: newer, ClearedVulCount: cleared = 0 } = detail;
  const findings = (count: number) => t('counted.findings', { count, number: format.number(count) });
  const link = { color: token.colorLink };
  if (base === undefined) return null;
  return (
    <>
      {newer !== undefined && (
        <span>
          <Trans
            ns="bases"
            i18nKey="builtOn.newer"
            values={{ tag: newer.Tag, findings: findings(newer.VulCount), cleared: findings(cleared) }}
            components={{ newer: <Link to={address(newer.Uuid)} className={styles.inText} style={link} /> }}
          />
        </span>
      )}
      <span className={styles.ways}>
        {base.Uuid !== undefined && (
          <Link to={compare(base.Uuid, image.Uuid)} style={link}>
            {t('builtOn.compare')}
          </Link>
        )}
        {base.Uuid !== undefined && newer !== undefined && (
          <Link to={compare(base.Uuid, newer.Uuid)} style={link}>
            {t('builtOn.compareNewer', { tag: newer.Tag })}
          </Link>
        )}
      </span>
    </>
  );
}
