import { useCenter } from '../../api/center.ts';
import { useOpenImage } from '../../features/images/links/imageLink.ts';
import type { ScanRequest } from '../../features/scan/start/scanRequest.ts';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { paths } from '../paths.ts';
import { useDrawer } from './useDrawer.ts';

const ImageDrawer = lazyPart(() => import('../../features/images/details/ImageDrawer.tsx'));
const VulnerabilityExport = lazyPart(() => import('./VulnerabilityExport.tsx'));
const BuildRiskExport = lazyPart(() => import('./BuildRiskExport.tsx'));
const TaskPanel = lazyPart(() => import('../../features/tasks/TaskPanel.tsx'));

interface ImageDrawersProps {
  onScan: (request: ScanRequest) => void;
}

/** What opens over any page that shows images: one image in full, and the tasks. */
export function ImageDrawers({ onScan }: ImageDrawersProps) {
  const [image, close] = useOpenImage();
  const { drawer, params, show } = useDrawer();
  return (
    <>
      {image !== null && (
        <LazyOverlay onClose={close}>
          <ImageDrawer
            uuid={image}
            onClose={close}
            onScan={({ Uuid }) => onScan({ what: 'images', uuids: [Uuid] })}
            extra={<VulnerabilityExport uuid={image} />}
            risksExtra={<BuildRiskExport uuid={image} />}
          />
        </LazyOverlay>
      )}
      {drawer === 'tasks' && (
        <LazyOverlay onClose={() => show(null)}>
          <Tasks
            kind={params.get('kind') === 'scan' ? 'scan' : 'sync'}
            markedId={params.get('task')}
            onKind={(kind) => show('tasks', { kind })}
            onClose={() => show(null)}
          />
        </LazyOverlay>
      )}
    </>
  );
}

type TasksProps = Omit<Parameters<typeof TaskPanel>[0], 'imagesWith'>;

/** The images of a task are those of a list. */
function Tasks(props: TasksProps) {
  const center = useCenter();
  return (
    <TaskPanel
      imagesWith={(q) => ({ pathname: paths.images(center), search: `?${new URLSearchParams({ q })}` })}
      {...props}
    />
  );
}
