import { Typography, theme } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import { certificateBlocks } from '#contract/certificates.ts';
import { netType, protocolType } from '#contract/enums.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { limits } from '#contract/limits.ts';
import type { RegistryPart, RegistryRow } from '#contract/registries/registryRow.ts';
import { RegistryStateTag } from '../../../ui/color/RegistryStateTag.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { useRegionName } from '../../../ui/format/useRegionName.ts';
import { type DescriptionItem, DescriptionList } from '../../../ui/layout/DescriptionList.tsx';
import { useImagesText } from '../registryTexts.ts';
import { useScheduleText, useServerTimeZone } from '../schedule/useScheduleText.ts';
import styles from './details.module.css';
import { IntakeProgress } from './IntakeProgress.tsx';
import { Trouble } from './RegistryCondition.tsx';

interface RegistryFactsProps {
  registry: RegistryRow;
  /** Where the images are that a criterion lets through. */
  imagesWith: (criterion: string) => To;
}

/** All that is known of a registry, in the order in which its form asks. */
export function RegistryFacts({ registry, imagesWith }: RegistryFactsProps) {
  return (
    <>
      <KindFacts registry={registry} />
      <ConnectionFacts registry={registry} />
      {registry.ProtocolType === protocolType.https && <CertificateFacts registry={registry} />}
      <AccountFacts registry={registry} />
      <ImagesFacts registry={registry} imagesWith={imagesWith} />
      <SynchronizationFacts registry={registry} />
      {registry.Parts.length > 0 && <Parts parts={registry.Parts} />}
    </>
  );
}

function KindFacts({ registry }: { registry: RegistryRow }) {
  const { t } = useTranslation('registriesView');
  const format = useFormat();
  const regionName = useRegionName();
  const kind = kinds[registry.RegistryType];
  const facts = [
    { name: t('facts.kind'), value: kind.name },
    ...(kind.hasVersions ? [{ name: t('facts.version'), value: t(`version.${registry.RegistryVersion}`) }] : []),
    { name: t('facts.region'), value: regionName(registry.RegionId) },
    { name: t('facts.added'), value: format.dateTime(Date.parse(registry.GmtCreate)) },
    { name: t('facts.changed'), value: format.dateTime(Date.parse(registry.GmtModified)) },
  ];
  return <Section title={t('facts.registry')} facts={facts} />;
}

function ConnectionFacts({ registry }: { registry: RegistryRow }) {
  const { t } = useTranslation('registriesView');
  const facts = [
    { name: t('facts.domainName'), value: registry.DomainName },
    ...(registry.RegistryHostIp === '' ? [] : [{ name: t('facts.ip'), value: registry.RegistryHostIp }]),
    { name: t('facts.port'), value: String(registry.Port) },
    { name: t('facts.protocol'), value: registry.ProtocolType === protocolType.https ? 'HTTPS' : 'HTTP' },
    { name: t('facts.network'), value: registry.NetType === netType.vpc ? 'VPC' : t('facts.internet') },
    ...(registry.VpcId === undefined ? [] : [{ name: t('facts.vpcId'), value: registry.VpcId }]),
  ];
  return <Section title={t('facts.connection')} facts={facts} />;
}

function CertificateFacts({ registry }: { registry: RegistryRow }) {
  const { t } = useTranslation('registriesView');
  const facts = [
    {
      name: t('facts.authorities'),
      value:
        registry.CaCertificate === undefined
          ? t('facts.machineAuthorities')
          : t('facts.ownAuthorities', { count: certificateBlocks(registry.CaCertificate).length }),
    },
    ...(registry.CertificateFingerprint === undefined
      ? []
      : [
          {
            name: t('facts.pinned'),
            value: <Typography.Text code>{registry.CertificateFingerprint}</Typography.Text>,
            wide: true,
          },
        ]),
  ];
  return <Section title={t('facts.certificate')} facts={facts} />;
}

function AccountFacts({ registry }: { registry: RegistryRow }) {
  const { t } = useTranslation('registriesView');
  const format = useFormat();
  const kind = kinds[registry.RegistryType];
  const isNobody = registry.UserName === '';
  const secret = {
    name: t(`facts.secret.${kind.credential}`),
    value: t('facts.setAt', {
      time: format.dateTime(registry.SecretSetAt),
      ago: format.timeAgo(registry.SecretSetAt),
    }),
  };
  const facts = [
    { name: t(`facts.user.${kind.credential}`), value: isNobody ? t('facts.noAccount') : registry.UserName },
    ...(isNobody ? [] : [secret]),
  ];
  return <Section title={t('facts.account')} facts={facts} />;
}

function ImagesFacts({ registry, imagesWith }: RegistryFactsProps) {
  const { t } = useTranslation('registriesView');
  const { token } = theme.useToken();
  const format = useFormat();
  const held = useImagesText()(registry);
  const facts = [
    {
      name: t('facts.held'),
      value:
        registry.ImageCount === 0 ? (
          held
        ) : (
          <Link to={imagesWith(`instanceId:${registry.Id}`)} style={{ color: token.colorLink }}>
            {held}
          </Link>
        ),
    },
    { name: t('facts.atRisk'), value: format.number(registry.AtRiskImages) },
    { name: t('facts.intake'), value: <IntakeProgress registry={registry} /> },
    {
      name: t('facts.limit'),
      value:
        registry.TransPerHour === limits.transPerHour.unlimited
          ? t('unlimited')
          : t('perHour', { number: format.number(registry.TransPerHour) }),
    },
    { name: t('facts.include'), value: <Patterns list={registry.IncludePatterns} none={t('facts.all')} /> },
    { name: t('facts.exclude'), value: <Patterns list={registry.ExcludePatterns} none={t('facts.nothing')} /> },
  ];
  return <Section title={t('facts.images')} facts={facts} />;
}

function SynchronizationFacts({ registry }: { registry: RegistryRow }) {
  const { t } = useTranslation('registriesView');
  const format = useFormat();
  const scheduleText = useScheduleText();
  const timeZone = useServerTimeZone();
  const time = (at: number | undefined, none: string) => (at === undefined ? none : format.dateTime(at));
  const facts = [
    { name: t('facts.scheduled'), value: scheduleText(registry.SyncSchedule) },
    ...(timeZone === undefined ? [] : [{ name: t('facts.timeZone'), value: timeZone }]),
    { name: t('column.lastSync'), value: time(registry.LastSyncTime, t('never')) },
    { name: t('column.nextSync'), value: time(registry.NextSyncTime, t('notPlanned')) },
    {
      name: t('facts.listed'),
      value:
        registry.RepositoryCount === undefined
          ? format.number(registry.ListedRepositories)
          : t('facts.listedOf', {
              listed: format.number(registry.ListedRepositories),
              total: format.number(registry.RepositoryCount),
            }),
    },
  ];
  return <Section title={t('facts.schedule')} facts={facts} />;
}

function Patterns({ list, none }: { list: readonly string[]; none: string }) {
  if (list.length === 0) return none;
  return list.map((pattern) => (
    <div key={pattern}>
      <Typography.Text code>{pattern}</Typography.Text>
    </div>
  ));
}

function Section({ title, facts }: { title: string; facts: readonly DescriptionItem[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>{title}</h3>
      <DescriptionList label={title} facts={facts} />
    </section>
  );
}

/** Those first that fail. */
function Parts({ parts }: { parts: readonly RegistryPart[] }) {
  const { t } = useTranslation('registriesView');
  const id = useId();
  const order = ['failing', 'unverified', 'verified'];
  const sorted = parts.toSorted((a, b) => order.indexOf(a.State) - order.indexOf(b.State));
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>{t('facts.parts')}</h3>
      <ul className={styles.parts}>
        {sorted.map(({ Name, State, LastError }) => (
          <li key={Name} className={styles.part}>
            <span>{Name}</span>
            <RegistryStateTag state={State} />
            {LastError !== undefined && <Trouble error={LastError} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
