import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isFinalBlock } from '#contract/enums.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { roleItem } from '../../../../ui/permission/roleItem.tsx';
import { useForbidden } from '../../../../ui/permission/useForbidden.ts';
import { RowDropdown } from '../../../../ui/table/RowDropdown.tsx';
import { RowMenu, type RowMenuState } from '../../../../ui/table/RowMenu.tsx';
import { imageName, pullByDigest, pullByTag } from '../../imageReference.ts';
import { useImageLink } from '../../links/imageLink.ts';
import { useRepositoryPath } from '../../links/repositoryPath.ts';
import type { ListActions } from './ListActions.ts';
import { openInRegistryItem } from './openInRegistry.ts';
import { useCopy } from './useCopy.ts';
import { useSynchronize } from './useSynchronize.ts';
import { useTakeInFirst } from './useTakeInFirst.ts';

interface ImageMenuProps {
  image: ImageRow;
  actions: ListActions;
}

export function ImageMenu(props: ImageMenuProps) {
  const { t } = useTranslation('images');
  return (
    <RowMenu label={t('action.menuOf', { name: imageName(props.image) })}>
      {(state) => <ImageActions {...props} {...state} />}
    </RowMenu>
  );
}

function ImageActions({ image, actions, ...state }: ImageMenuProps & RowMenuState) {
  const { t } = useTranslation('images');
  const navigate = useNavigate();
  const address = useImageLink();
  const pathOf = useRepositoryPath();
  const copy = useCopy();
  const synchronize = useSynchronize();
  const takeInFirst = useTakeInFirst();
  const forbidden = useForbidden();
  const byTag = pullByTag(image);
  const blocked = image.ScanBlocked;
  const { onScan } = actions;
  return (
    <RowDropdown
      {...state}
      items={[
        {
          key: 'details',
          label: t('action.details'),
          onClick: () => void navigate(address(image.Uuid)),
        },
        {
          key: 'repository',
          label: t('action.repository'),
          onClick: () => void navigate(pathOf(image.RepoId)),
        },
        { type: 'divider' },
        { key: 'digest', label: t('action.copyDigest'), onClick: () => copy(image.Digest) },
        ...(byTag === null ? [] : [{ key: 'pull', label: t('action.copyPull'), onClick: () => copy(byTag) }]),
        { key: 'pullDigest', label: t('action.copyPullDigest'), onClick: () => copy(pullByDigest(image)) },
        ...openInRegistryItem(image.RegistryUrl, t('action.openInRegistry')),
        { type: 'divider' },
        ...(onScan === undefined
          ? []
          : [
              roleItem(forbidden('PublicCreateImageScanTask'), {
                key: 'scan',
                label: isFinalBlock(blocked) ? t('scanState.blocked') : t('action.scan'),
                title: blocked === undefined ? '' : t(`scanBlocked.${blocked}`),
                disabled: isFinalBlock(blocked),
                onClick: () => onScan({ what: 'images', uuids: [image.Uuid] }),
              }),
            ]),
        ...(image.IntakeState === 'DONE'
          ? []
          : [
              roleItem(forbidden('TakeInFirst'), {
                key: 'takeInFirst',
                label: t('action.takeInFirst'),
                onClick: () => takeInFirst({ Uuids: image.Uuid }),
              }),
            ]),
        roleItem(forbidden('RefreshContainerAssets'), {
          key: 'synchronize',
          label: t('action.synchronizeRepository'),
          onClick: () => synchronize([image]),
        }),
      ]}
    />
  );
}
