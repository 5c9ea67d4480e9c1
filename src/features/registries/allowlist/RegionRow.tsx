import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { type NetType, netType } from '#contract/enums.ts';
import { useCenter } from '../../../api/center.ts';
import { useRegionName } from '../../../ui/format/useRegionName.ts';
import { CopyButton } from '../../../ui/text/CopyButton.tsx';
import { type AddressFormat, formatAddresses } from './addressFormats.ts';
import styles from './allowlist.module.css';
import type { RegionMatch } from './lookUp.ts';

interface RegionRowProps {
  match: RegionMatch;
  network: NetType;
  format: AddressFormat;
  chosen: boolean;
}

export function RegionRow({ match: { region, hits }, network, format, chosen }: RegionRowProps) {
  const { t } = useTranslation(['allowlist', 'common']);
  const name = useRegionName()(region.regionId);
  const foreign = region.center !== useCenter();
  const columns = [
    { label: t('column.publicIps'), addresses: region.publicIps, used: network === netType.internet },
    { label: t('column.privateCidr'), addresses: [region.privateCidr], used: network === netType.vpc },
  ];
  return (
    <tr className={chosen ? styles.chosen : undefined}>
      <th scope="row">
        <span className={styles.region}>
          <span className={styles.name}>{name}</span>
          <span className={styles.id}>
            {region.regionId}
            {foreign && ` · ${t(`common:center.${region.center}`)}`}
          </span>
        </span>
      </th>
      {columns.map(({ label, addresses, used }) => (
        <td key={label} data-label={label} className={used ? styles.used : styles.unused}>
          <ul className={styles.addresses}>
            {addresses.map((address) => (
              <Address key={address} value={address} hit={hits.includes(address)} />
            ))}
          </ul>
        </td>
      ))}
      <td className={styles.act}>
        <CopyButton
          text={formatAddresses(format, [region], network)}
          label={t('row', { region: name, format: t(`format.${format}`) })}
        />
      </td>
    </tr>
  );
}

/** One address with Copy; `hit` marks it as what the search is about. */
function Address({ value, hit }: { value: string; hit: boolean }) {
  const { token } = theme.useToken();
  const code = <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>{value}</code>;
  return (
    <li className={styles.address}>
      {hit ? <mark className={styles.hit}>{code}</mark> : code}
      <span className={styles.copy}>
        <CopyButton text={value} label={value} />
      </span>
    </li>
  );
}
