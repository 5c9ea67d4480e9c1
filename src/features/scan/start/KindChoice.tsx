import { Checkbox, Skeleton, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegistryKind } from '#contract/kinds/kind.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { type RegistryType, registryTypes } from '#contract/kinds/registryTypes.ts';
import { useAllRegistries } from '../../../api/useAllRegistries.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { SecondaryText } from '../../../ui/text/SecondaryText.tsx';
import styles from '../scan.module.css';

const scannableKinds = registryTypes.filter((kind) => (kinds[kind] as RegistryKind).scanning !== 'none');

interface KindChoiceProps {
  chosen: readonly RegistryType[];
  onChoose: (kinds: readonly RegistryType[]) => void;
}

/** The kinds of registries whose images can be scanned, of which only connected ones can be chosen, each with its number of images. */
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
      {scannableKinds.map((kind) => {
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
      {scannableKinds.every((kind) => counts[kind].registries === 0) && (
        <SecondaryText>{t('dialog.connectFirst')}</SecondaryText>
      )}
    </fieldset>
  );
}

type KindCounts = Record<RegistryType, { registries: number; images: number }>;

/** Connected registries and their images per kind; unknown until all are, or a kind could pass for not connected. */
function useConnectedKinds() {
  const query = useAllRegistries();
  const staying = query.data?.filter(({ State }) => State !== 'removing');
  const counts = staying?.reduce<KindCounts>(
    (sum, { RegistryType, ImageCount }) => {
      sum[RegistryType].registries += 1;
      sum[RegistryType].images += ImageCount;
      return sum;
    },
    Object.fromEntries(registryTypes.map((kind) => [kind, { registries: 0, images: 0 }])) as KindCounts,
  );
  return { counts, error: counts === undefined ? query.error : null, retry: () => void query.refetch() };
}
