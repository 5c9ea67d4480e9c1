import { useNavigate, useParams } from 'react-router';
import { useCenter } from '../../api/center.ts';
import RepositoryPage from '../../features/images/repository/RepositoryPage.tsx';
import { useRegistries } from '../../features/registries/useRegistries.ts';
import { paths } from '../paths.ts';
import { ImageDrawers } from './ImageDrawers.tsx';
import { useListSource } from './useListSource.ts';
import { useRefetchOnRegistryChange, useRefetchOnScanProgress } from './useRefetchImages.ts';
import { useScanNow } from './useScanNow.tsx';

/** One repository, with what opens over it. */
export default function RepositoryRoute() {
  const { repoId = '' } = useParams();
  const center = useCenter();
  const navigate = useNavigate();
  const registries = useRegistries();
  useRefetchOnRegistryChange(registries);
  useRefetchOnScanProgress();
  const { scan, dialog } = useScanNow();
  const images = paths.images(center);
  const source = useListSource(registries, () => void navigate(`${images}?drawer=connect`));
  return (
    <>
      <RepositoryPage key={repoId} repoId={repoId} back={images} source={source} onScan={scan} />
      <ImageDrawers onScan={scan} />
      {dialog}
    </>
  );
}
