import { useNavigate, useParams } from 'react-router';
import { useCenter } from '../../api/center.ts';
import { imageRules } from '../../features/images/details/imageRules.ts';
import RepositoryPage, { repositoryRules } from '../../features/images/repository/RepositoryPage.tsx';
import { useRegistryOverview } from '../../features/registries/useRegistryOverview.ts';
import { LinkNotice } from '../../ui/urlState/LinkNotice.tsx';
import { paths } from '../paths.ts';
import { ImageDrawers } from './ImageDrawers.tsx';
import { drawerRules, useDrawer } from './useDrawer.ts';
import { useListSource } from './useListSource.ts';
import { useRefetchOnRegistryChange, useRefetchOnScanProgress } from './useRefetchImages.ts';
import { useScanNow } from './useScanNow.tsx';

const drawers = drawerRules('tasks');

/** One repository, with what opens over it. */
export default function RepositoryRoute() {
  const { repoId = '' } = useParams();
  const { params } = useDrawer();
  const rules = { ...repositoryRules(params), ...imageRules, ...drawers };
  const center = useCenter();
  const navigate = useNavigate();
  const registries = useRegistryOverview();
  useRefetchOnRegistryChange(registries);
  useRefetchOnScanProgress();
  const { scan, dialog } = useScanNow();
  const images = paths.images(center);
  const source = useListSource(registries, () => void navigate(`${images}?drawer=connect`));
  return (
    <>
      <LinkNotice rules={rules} />
      <RepositoryPage key={repoId} repoId={repoId} back={images} source={source} onScan={scan} />
      <ImageDrawers onScan={scan} />
      {dialog}
    </>
  );
}
