import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { RelativeTime } from '../../../ui/format/RelativeTime.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { useRegionName } from '../../../ui/format/useRegionName.ts';
import { type DescriptionItem, DescriptionList } from '../../../ui/layout/DescriptionList.tsx';
import { CopyButton } from '../../../ui/text/CopyButton.tsx';
import { pullByDigest, pullByTag } from '../imageReference.ts';
import styles from './details.module.css';
import { IntakeFact } from './IntakeFact.tsx';
import { SharedTags } from './SharedTags.tsx';

/** What the image is, where it came from, and since when it is known. */
export function ImageIdentity({ detail }: { detail: ResponseOf<'DescribeImageDetail'> }) {
  const { t } = useTranslation(['details', 'common']);
  const regionName = useRegionName();
  const format = useFormat();
  const { Image: image, Scanner: scanner } = detail;
  const moment = (time: number) => (time > 0 ? <RelativeTime time={time} /> : '–');
  const command = pullByTag(image) ?? pullByDigest(image);
  const kind = kinds[image.RegistryType].name;
  const facts: DescriptionItem[] = [
    { name: t('fact.digest'), value: <Code text={image.Digest} copied={t('common:digest')} /> },
    { name: t('fact.size'), value: Number(image.ImageSize) > 0 ? format.bytes(Number(image.ImageSize)) : '–' },
    { name: t('fact.platforms'), value: format.list(image.Platforms) || '–' },
    { name: t('fact.mediaType'), value: detail.MediaType === '' ? '–' : <Mono text={detail.MediaType} /> },
    {
      name: t('fact.registry'),
      value: (
        <>
          <RegistryLink name={image.RegistryName} url={image.RegistryUrl} /> · {kind} · {regionName(image.RegionId)}
        </>
      ),
    },
    {
      name: t('fact.lastScan'),
      value:
        image.LastScanTime === undefined ? (
          t(image.RiskLevel === 'unknown' ? 'fact.never' : 'fact.unsaid')
        ) : (
          <>
            <RelativeTime time={image.LastScanTime} />
            {scanner !== '' && (
              <>
                {' · '}
                <bdi>{scanner}</bdi>
              </>
            )}
          </>
        ),
    },
    { name: t('fact.created'), value: moment(Number(image.ImageCreate)) },
    {
      name: t('fact.updated'),
      value: image.ImageUpdateIsFirstSeen ? t('fact.updateUntold') : moment(Number(image.ImageUpdate)),
    },
    { name: t('fact.firstSeen'), value: moment(detail.FirstSeenTime) },
    { name: t('fact.lastSeen'), value: moment(detail.LastSeenTime) },
    ...(image.NotListedSince === undefined ? [] : [{ name: t('fact.notListed'), value: moment(image.NotListedSince) }]),
    {
      name: t(image.IntakeState === 'DONE' ? 'fact.takenIn' : 'fact.intake'),
      value: <IntakeFact detail={detail} />,
    },
  ];
  return (
    <section aria-label={t('identity')} className={styles.identity}>
      <DescriptionList label={t('identity')} facts={facts} />
      <Code text={command} copied={t('fact.pullCommand')} />
      {detail.SharedTags.length > 0 && <SharedTags tags={detail.SharedTags} />}
    </section>
  );
}

function Mono({ text }: { text: string }) {
  const { token } = theme.useToken();
  return (
    <code className={styles.mono} style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>
      {text}
    </code>
  );
}

function Code({ text, copied }: { text: string; copied: string }) {
  return (
    <span className={styles.code}>
      <Mono text={text} />
      <CopyButton text={text} label={copied} />
    </span>
  );
}

function RegistryLink({ name, url }: { name: string; url: string }) {
  const { t } = useTranslation('details');
  const { token } = theme.useToken();
  if (url === '') return <bdi>{name}</bdi>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      title={t('fact.openRegistry', { registry: name })}
      style={{ color: token.colorLink, textDecoration: 'underline' }}
    >
      {name}
    </a>
  );
}
