import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { RelativeTime } from '../../../../ui/format/RelativeTime.tsx';
import { type DescriptionItem, DescriptionList } from '../../../../ui/layout/DescriptionList.tsx';
import { ListControls } from '../../../../ui/table/ListControls.tsx';
import { NoMatches } from '../../../../ui/table/NoMatches.tsx';
import { CopyButton } from '../../../../ui/text/CopyButton.tsx';
import { Digest } from '../../../../ui/text/Digest.tsx';
import { ConfigurationValues } from './ConfigurationValues.tsx';
import { ContentFrame } from './ContentFrame.tsx';
import { type ConfigurationGroup, configurationGroups, findFacts } from './configurationGroups.ts';
import styles from './content.module.css';
import { useContentState } from './contentState.ts';
import { useFactTitle } from './useFactTitle.ts';

/** How a container of an image starts, and what the image says of itself. */
export default function Configuration({ detail }: { detail: ResponseOf<'DescribeImageDetail'> }) {
  const { t } = useTranslation('imageContents');
  const [state, change] = useContentState();
  const titleOf = useFactTitle();
  const { Config: config } = detail;
  const groups = config === undefined ? [] : configurationGroups(config);
  const found = findFacts(groups, state.configFind, titleOf).filter(({ facts }) => facts.length > 0);
  return (
    <ContentFrame label={t('configuration.title')} detail={detail}>
      <ListControls
        label={t('configuration.find')}
        placeholder={t('configuration.findPlaceholder')}
        value={state.configFind}
        onSearch={(configFind) => change({ configFind })}
        extra={<CopyButton text={JSON.stringify(config, null, 2) ?? ''} words={t('configuration.copy')} />}
      />
      {found.map((group) => (
        <Group key={group.key} group={group} />
      ))}
      {state.configFind === '' && <Build detail={detail} />}
      {found.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={
            <NoMatches text={t('configuration.nothingMatches')} onClear={() => change({ configFind: '' })} />
          }
        />
      )}
    </ContentFrame>
  );
}

function Group({ group: { key, facts } }: { group: ConfigurationGroup }) {
  const { t } = useTranslation('imageContents');
  const titleOf = useFactTitle();
  const title = t(`configuration.group.${key}`);
  const items = facts.map(
    ({ name, values }): DescriptionItem => ({
      name: titleOf(key, name),
      value: <ConfigurationValues group={key} name={name} values={values} />,
      wide: true,
    }),
  );
  return (
    <div className={styles.group}>
      <h3>{title}</h3>
      <DescriptionList label={title} facts={items} />
    </div>
  );
}

function Build({ detail: { Config: config, PlatformDigest: digest = '' } }: Parameters<typeof Configuration>[0]) {
  const { t } = useTranslation('imageContents');
  const title = t('configuration.group.build');
  const facts: DescriptionItem[] = [
    {
      name: t('configuration.created'),
      value: config?.Created === undefined ? t('configuration.untold') : <RelativeTime time={config.Created} />,
      wide: true,
    },
    {
      name: t('configuration.author'),
      value: config?.Author ? <bdi>{config.Author}</bdi> : t('configuration.untold'),
      wide: true,
    },
    { name: t('configuration.manifest'), value: <Digest value={digest} />, wide: true },
  ];
  return (
    <div className={styles.group}>
      <h3>{title}</h3>
      <DescriptionList label={title} facts={facts} />
    </div>
  );
}
