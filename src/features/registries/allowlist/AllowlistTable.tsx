import { useTranslation } from 'react-i18next';
import { type NetType, netType } from '#contract/enums.ts';
import type { AddressFormat } from './addressFormats.ts';
import styles from './allowlist.module.css';
import type { RegionMatch } from './lookUp.ts';
import { RegionRow } from './RegionRow.tsx';

interface AllowlistTableProps {
  matches: readonly RegionMatch[];
  network: NetType;
  format: AddressFormat;
  chosenId: string | undefined;
}

/** A plain table: sixteen rows that fold by the width of their container, which may be a drawer. */
export function AllowlistTable({ matches, network, format, chosenId }: AllowlistTableProps) {
  const { t } = useTranslation('allowlist');
  const emphasis = (used: boolean) => (used ? styles.used : styles.unused);
  return (
    <table className={styles.table} aria-label={t('title')}>
      <thead>
        <tr>
          <th scope="col">{t('column.region')}</th>
          <th scope="col" className={emphasis(network === netType.internet)}>
            {t('column.publicIps')}
          </th>
          <th scope="col" className={emphasis(network === netType.vpc)}>
            {t('column.privateCidr')}
          </th>
          <th scope="col" className={styles.act}>
            <span className={styles.unseen}>{t('column.copy')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {matches.map((match) => (
          <RegionRow
            key={match.region.regionId}
            match={match}
            network={network}
            format={format}
            chosen={match.region.regionId === chosenId}
          />
        ))}
      </tbody>
    </table>
  );
}
