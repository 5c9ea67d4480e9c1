import { Checkbox, Skeleton, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { kinds } from '#contract/kinds/kinds.ts';
import { type RegistryType, registryTypes } from '#contract/kinds/registryTypes.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { SecondaryText } from '../../../ui/text/SecondaryText.tsx';
import styles from '../scan.module.css';
import { useConnectedKinds } from '../useConnectedKinds.ts';

interface KindChoiceProps {
  chosen: readonly RegistryType[];
  onChoose: (kinds: readonly RegistryType[]) => void;
}

/** The kinds of registries, of which only the connected ones can be scanned, each with its number of images. */
export function KindChoice({ chosen, onChoose }: KindChoiceProps) {
  const { t } = useTranslation('scan');
  const { token } = theme.useToken();
  const format = useFormat();
  const connected = useConnectedKinds();
  if (connected.error !== null) return <ErrorPanel error={connected.error} onRetry={connected.retry} />;
  if (connected.counts === undefined) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  const { counts } = connected;
  return (
    <fieldset className={styles.kinds} aria-label={t('dialog.kinds')}>
      {registryTypes.map((kind) => {
        const registries = counts[kind].registries;
        return (
          <Checkbox
            key={kind}
            checked={chosen.includes(kind)}
            disabled={registries === 0}
            onChange={({ target }) =>
              onChoose(target.checked ? [...chosen, kind] : chosen.filter((each) => each !== kind))
            }
          >
            {kinds[kind].name}{' '}
            <span style={{ color: registries === 0 ? undefined : token.colorTextSecondary }}>
              {registries === 0
                ? t('dialog.notConnected')
                : t('dialog.kindCount', {
                    count: counts[kind].images,
                    registries: format.number(registries),
                    images: format.number(counts[kind].images),
                  })}
            </span>
          </Checkbox>
        );
      })}
      {registryTypes.every((kind) => counts[kind].registries === 0) && (
        <SecondaryText>{t('dialog.connectFirst')}</SecondaryText>
      )}
    </fieldset>
  );
}
