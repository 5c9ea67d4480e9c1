import { theme } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BaseImage } from '#contract/images/baseImage.ts';
import { usePalette } from '../../../../ui/color/palette.ts';
import { ToneTag } from '../../../../ui/color/ToneTag.tsx';
import { shortDigest } from '../../../../ui/text/Digest.tsx';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { imageName } from '../../imageReference.ts';
import { useImageLink } from '../../links/imageLink.ts';
import styles from './base.module.css';

interface BaseNameProps {
  base: BaseImage;
  /** Whether another registry holds it than the image. */
  elsewhere: boolean;
}

/** Which image the open one is built on, leading to it while its registry holds it. */
export function BaseName({ base, elsewhere }: BaseNameProps) {
  const { t } = useTranslation('bases');
  const { token } = theme.useToken();
  const tone = usePalette().state.paused;
  const address = useImageLink();
  const { Uuid, Digest, Tag, RegistryName } = base;
  return (
    <span className={styles.ways}>
      <span>
        <Trans
          ns="bases"
          i18nKey="builtOn.byLayers"
          values={{ base: imageName(base), digest: shortDigest(Digest) }}
          components={{
            name:
              Uuid === undefined ? (
                <strong />
              ) : (
                <Link to={address(Uuid)} className={styles.inText} style={{ color: token.colorLink }} />
              ),
            code: <code title={Digest} style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }} />,
          }}
        />
      </span>
      {elsewhere && <SecondaryText>{t('builtOn.elsewhere', { registry: RegistryName })}</SecondaryText>}
      {Uuid === undefined && <SecondaryText>{t('gone')}</SecondaryText>}
      {base.Outdated && (
        <span title={t('builtOn.whyOutdated', { tag: Tag })}>
          <ToneTag tone={tone}>{t('builtOn.outdated')}</ToneTag>
        </span>
      )}
    </span>
  );
}
