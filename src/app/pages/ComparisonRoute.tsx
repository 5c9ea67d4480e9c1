import { useParams } from 'react-router';
import { useCenter } from '../../api/center.ts';
import ComparisonPage from '../../features/images/compare/ComparisonPage.tsx';
import { comparisonRules } from '../../features/images/compare/comparisonState.ts';
import { imageRules } from '../../features/images/details/imageRules.ts';
import { LinkNotice } from '../../ui/urlState/LinkNotice.tsx';
import { paths } from '../paths.ts';
import { ImageDrawers } from './ImageDrawers.tsx';
import { drawerRules } from './useDrawer.ts';
import { useRefetchOnScanProgress } from './useRefetchImages.ts';
import { useScanNow } from './useScanNow.tsx';

const rules = { ...comparisonRules, ...imageRules, ...drawerRules('tasks') };

/** Two images side by side, with what opens over them. */
export default function ComparisonRoute() {
  const { from = '', to = '' } = useParams();
  const center = useCenter();
  useRefetchOnScanProgress();
  const { scan, dialog } = useScanNow();
  return (
    <>
      <LinkNotice rules={rules} />
      <ComparisonPage key={`${from} ${to}`} from={from} to={to} back={paths.images(center)} />
      <ImageDrawers onScan={scan} />
      {dialog}
    </>
  );
}
