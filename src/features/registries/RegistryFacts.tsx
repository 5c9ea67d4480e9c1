import { useTranslation } from 'react-i18next';
import { kinds } from '#contract/kinds/kinds.ts';
import { limits } from '#contract/limits.ts';
import type { RegistryRow } from '#contract/registries/registries.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './registries.module.css';

/** What is known of a registry beyond its line: address, syncs, limit, and how old its secret is. */
export function RegistryFacts({ registry }: { registry: RegistryRow }) {
  const { t } = useTranslation('registries');
  const format = useFormat();
  const { RegistryType, LastSyncTime, NextSyncTime, TransPerHour, SecretSetAt, LastError } = registry;
  const limit =
    TransPerHour === limits.transPerHour.unlimited
      ? t('facts.unlimited')
      : t('facts.perHour', { number: format.number(TransPerHour) });
  const trouble =
    LastError === undefined
      ? []
      : [
          [t('facts.trouble'), `${LastError.Message} · ${LastError.Code}`],
          [t('facts.since'), format.dateTime(LastError.Since)],
          [t('facts.advice'), LastError.Recommend],
        ];
  const facts = [
    [t('facts.address'), addressOf(registry)],
    [t('facts.lastSync'), LastSyncTime === undefined ? t('neverSynced') : format.dateTime(LastSyncTime)],
    [t('facts.nextSync'), NextSyncTime === undefined ? t('facts.notPlanned') : format.dateTime(NextSyncTime)],
    [t('facts.images'), format.number(registry.ImageCount)],
    [t('facts.limit'), limit],
    ...trouble,
    [t(`facts.${kinds[RegistryType].credential}`), format.timeAgo(SecretSetAt)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
    </dl>
  );
}

/** A cloud registry is found by its name: it has no address of its own. */
function addressOf({ DomainName, RegistryHostIp, Port }: RegistryRow): string {
  return RegistryHostIp === '' ? `${DomainName}:${Port}` : `${DomainName} · ${RegistryHostIp}:${Port}`;
}
