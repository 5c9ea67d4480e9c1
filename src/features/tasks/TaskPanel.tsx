import { Drawer, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { useRestoreFocus } from '../../ui/overlay/useRestoreFocus.ts';
import { TaskList } from './TaskList.tsx';
import type { TaskKind } from './useTasks.ts';

interface TaskPanelProps {
  kind: TaskKind;
  onKind: (kind: TaskKind) => void;
  /** The task that a link leads to; null for none. */
  markedId: string | null;
  /** Where the images are that a criterion of the list, written as in its address, lets through. */
  imagesWith: (criterion: string) => To;
  onClose: () => void;
}

/** Task management: what is being synchronized or scanned, what was, and what failed and why. */
export default function TaskPanel({ kind, onKind, onClose, ...shown }: TaskPanelProps) {
  const { t } = useTranslation('tasks');
  useRestoreFocus();
  const tab = (key: TaskKind) => ({ key, label: t(`list.${key}`), children: <TaskList kind={key} {...shown} /> });
  return (
    <Drawer open title={t('title')} size={560} styles={{ wrapper: { maxWidth: '100vw' } }} onClose={onClose}>
      <Tabs
        activeKey={kind}
        destroyOnHidden
        items={[tab('sync'), tab('scan')]}
        onChange={(key) => onKind(key === 'scan' ? 'scan' : 'sync')}
      />
    </Drawer>
  );
}
