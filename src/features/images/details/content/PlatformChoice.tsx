import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ResponseOf } from '#contract/actions/actions.ts';
import type { ImagePlatform } from '#contract/images/imageContents.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { shortDigest } from '../../../../ui/text/Digest.tsx';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { useContentState } from './contentState.ts';

/** Which platform of an image is shown, where it has several; those that are absent are named. */
export function PlatformChoice({ detail }: { detail: ResponseOf<'DescribeImageDetail'> }) {
  const { t } = useTranslation('imageContents');
  const format = useFormat();
  const [, change] = useContentState();
  const { Platforms: platforms = [], PlatformsLeftOut: leftOut = 0, PlatformDigest: chosen } = detail;
  if (platforms.length < 2 && leftOut === 0) {
    const [only] = platforms;
    return only?.Platform ? <SecondaryText>{only.Platform}</SecondaryText> : null;
  }
  const nameOf = ({ Platform, Digest, Present }: ImagePlatform) => {
    const isAlone = platforms.filter((other) => other.Platform === Platform).length === 1;
    const name = Platform !== '' && isAlone ? Platform : `${Platform} ${shortDigest(Digest)}`.trim();
    return Present ? name : t('platform.absent', { platform: name });
  };
  return (
    <>
      <Select
        size="small"
        aria-label={t('platform.title')}
        prefix={t('platform.title')}
        value={chosen ?? ''}
        options={platforms.map((platform) => ({
          value: platform.Digest,
          label: nameOf(platform),
          disabled: !platform.Present,
        }))}
        virtual={false}
        popupMatchSelectWidth={false}
        onChange={(digest) => change({ platform: addressOf(platforms, digest) })}
      />
      {leftOut > 0 && (
        <SecondaryText>{t('platform.leftOut', { count: leftOut, number: format.number(leftOut) })}</SecondaryText>
      )}
    </>
  );
}

/** A platform's name, by which a link stays good for other builds of the image; its digest where others have the name too. */
function addressOf(platforms: readonly ImagePlatform[], digest: string): string {
  const name = platforms.find(({ Digest }) => Digest === digest)?.Platform ?? '';
  const named = platforms.filter(({ Platform }) => Platform === name);
  return name !== '' && named.length === 1 ? name : digest;
}
