import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { ImageRow } from '#contract/images.ts';
import { imageName, pullByDigest, pullByTag } from './imageReference.ts';
import type { ListActions } from './ListActions.ts';
import { RowMenu } from './RowMenu.tsx';
import { openInRegistry } from './registryPage.ts';
import { useCopy } from './useCopy.ts';
import { useSynchronize } from './useSynchronize.ts';

/** What can be done with one image. */
export function ImageMenu({ image, actions }: { image: ImageRow; actions: ListActions }) {
  const { t } = useTranslation('images');
  const navigate = useNavigate();
  const { search } = useLocation();
  const copy = useCopy();
  const synchronize = useSynchronize();
  const name = imageName(image);
  const byTag = pullByTag(image);
  const blocked = image.ScanBlocked;
  const { onScan, links } = actions;
  return (
    <RowMenu
      label={t('action.menuOf', { name })}
      items={() => [
        {
          key: 'details',
          label: t('action.details'),
          onClick: () => void navigate({ pathname: links.imageDetails(image.Uuid), search }),
        },
        {
          key: 'repository',
          label: t('action.repository'),
          onClick: () => void navigate(links.repository(image.RepoId)),
        },
        { type: 'divider' },
        { key: 'digest', label: t('action.copyDigest'), onClick: () => copy(image.Digest) },
        ...(byTag === null ? [] : [{ key: 'pull', label: t('action.copyPull'), onClick: () => copy(byTag) }]),
        { key: 'pullDigest', label: t('action.copyPullDigest'), onClick: () => copy(pullByDigest(image)) },
        ...openInRegistry(image.RegistryUrl, t('action.openInRegistry')),
        { type: 'divider' },
        ...(onScan === undefined
          ? []
          : [
              {
                key: 'scan',
                label: blocked === undefined ? t('action.scan') : t('scanState.blocked'),
                title: blocked === undefined ? '' : t(`scanBlocked.${blocked}`),
                disabled: blocked !== undefined,
                onClick: () => onScan({ Uuids: image.Uuid }),
              },
            ]),
        { key: 'synchronize', label: t('action.synchronizeRepository'), onClick: () => synchronize([image]) },
      ]}
    />
  );
}
