import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { type RiskLevel, riskLevels } from '#contract/enums.ts';
import type { RepositoryRow } from '#contract/images/images.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { SeverityBar } from '../../../ui/color/SeverityBar.tsx';
import { RelativeTime } from '../../../ui/format/RelativeTime.tsx';
import { useRegionName } from '../../../ui/format/useRegionName.ts';
import { type DescriptionItem, DescriptionList } from '../../../ui/layout/DescriptionList.tsx';
import type { ListState } from '../list/state/listState.ts';
import type { ChangeList } from '../list/state/useListState.ts';
import styles from './repository.module.css';

interface RepositoryHeaderProps {
  repository: RepositoryRow;
  state: ListState;
  onChange: ChangeList;
}

/** Where the repository is, and how many of its images are at which risk; each count filters the list. */
export function RepositoryHeader({ repository, state, onChange }: RepositoryHeaderProps) {
  const { t } = useTranslation(['repository', 'images']);
  const { token } = theme.useToken();
  const regionName = useRegionName();
  const { RegistryName, RegistryUrl, RegistryType, RegionId, LastSyncTime } = repository;
  const facts: DescriptionItem[] = [
    {
      name: t('images:column.registry'),
      value:
        RegistryUrl === '' ? (
          RegistryName
        ) : (
          <a href={RegistryUrl} target="_blank" rel="noreferrer" style={{ color: token.colorLink }}>
            {RegistryName}
          </a>
        ),
    },
    { name: t('images:column.registryType'), value: kinds[RegistryType].name },
    {
      name: t('images:column.region'),
      value: regionName(RegionId),
    },
    {
      name: t('images:column.lastSync'),
      value: LastSyncTime === undefined ? '–' : <RelativeTime time={LastSyncTime} />,
    },
  ];
  const chosen = state.criteria.flatMap(({ name, value }) =>
    name === 'riskLevel' ? riskLevels.filter((level) => level === value) : [],
  );
  const toggle = (level: string) =>
    onChange((before) => {
      const others = before.criteria.filter(({ name }) => name !== 'riskLevel');
      const off = chosen.some((each) => each === level);
      return {
        ...before,
        page: 1,
        criteria: off ? others : [...others, { name: 'riskLevel', value: level, join: 'AND' as const }],
      };
    });
  const word = (level: RiskLevel) => (level === 'unknown' ? { word: t('images:notScanned') } : {});
  return (
    <section
      aria-label={t('glance')}
      className={styles.head}
      style={{ background: token.colorBgContainer, borderRadius: token.borderRadiusLG }}
    >
      <DescriptionList label={t('facts')} facts={facts} />
      <SeverityBar
        label={t('byRisk')}
        shares={riskLevels.map((level) => ({
          level,
          count: repository.ImageCountByRisk[level] ?? 0,
          ...word(level),
        }))}
        chosen={chosen}
        onToggle={toggle}
      />
    </section>
  );
}
