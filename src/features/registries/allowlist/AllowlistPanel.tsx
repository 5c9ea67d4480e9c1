import { theme } from 'antd';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { netType } from '#contract/enums.ts';
import { useCenter } from '../../../api/center.ts';
import { useRegionNames } from '../../../ui/format/useRegionName.ts';
import { AllowlistTable } from './AllowlistTable.tsx';
import { AllowlistToolbar } from './AllowlistToolbar.tsx';
import styles from './allowlist.module.css';
import type { AllowlistView } from './allowlistView.ts';
import { Finding } from './Finding.tsx';
import { lookUp, regionsInOrder } from './lookUp.ts';
import { OwnAddress } from './OwnAddress.tsx';

interface AllowlistPanelProps {
  view: AllowlistView;
  onChange: (change: Partial<AllowlistView>) => void;
  /** Whether the network type is chosen here; else it is what the form around says. */
  choosesNetwork: boolean;
  regionId: string | undefined;
  hostIp: string;
}

/** The look-up itself, wherever its state is kept. */
export function AllowlistPanel({ view, onChange, choosesNetwork, regionId, hostIp }: AllowlistPanelProps) {
  const { t } = useTranslation('allowlist');
  const { token } = theme.useToken();
  const center = useCenter();
  const search = useDeferredValue(view.search);
  const namesOf = useRegionNames();
  const found = useMemo(
    () => lookUp(search, regionsInOrder(center, regionId), namesOf),
    [search, center, regionId, namesOf],
  );
  const { matches } = found;
  return (
    <div className={styles.panel}>
      <OwnAddress hostIp={hostIp} />
      <AllowlistToolbar
        view={view}
        onChange={onChange}
        choosesNetwork={choosesNetwork}
        shown={matches.map(({ region }) => region)}
      />
      <p className={styles.hint} style={{ fontSize: token.fontSizeSM }}>
        {t(view.netType === netType.vpc ? 'copies.vpc' : 'copies.internet')} {t(`hint.${view.format}`)}
      </p>
      <p role="status" className={styles.finding}>
        <Finding found={found} />
      </p>
      {matches.length > 0 && (
        <AllowlistTable matches={matches} network={view.netType} format={view.format} chosenId={regionId} />
      )}
    </div>
  );
}
