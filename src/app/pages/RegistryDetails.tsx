import { useState } from 'react';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useCenter } from '../../api/center.ts';
import DeleteRegistryDialog from '../../features/registries/DeleteRegistryDialog.tsx';
import { RegistryDrawer, registryTabs } from '../../features/registries/details/RegistryDrawer.tsx';
import { useRegistryActions } from '../../features/registries/useRegistryActions.ts';
import { TaskList } from '../../features/tasks/TaskList.tsx';
import { paths } from '../paths.ts';
import { useDrawer } from './useDrawer.ts';

interface RegistryDetailsProps {
  id: number;
  onClose: () => void;
}

/** One registry in full: its facts, and its synchronizations with their logs. */
export default function RegistryDetails({ id, onClose }: RegistryDetailsProps) {
  const { params, show } = useDrawer();
  const center = useCenter();
  const actions = useRegistryActions();
  const [deleting, setDeleting] = useState<RegistryRow | null>(null);
  const registry = String(id);
  const imagesWith = (q: string) => ({ pathname: paths.images(center), search: `?${new URLSearchParams({ q })}` });
  return (
    <>
      <RegistryDrawer
        id={id}
        tab={registryTabs.find((tab) => tab === params.get('about')) ?? 'facts'}
        onTab={(about) => show('registry', { registry, ...(about === 'facts' ? {} : { about }) })}
        imagesWith={imagesWith}
        runs={<TaskList kind="sync" markedId={null} registryId={id} imagesWith={imagesWith} />}
        onEdit={() => show('edit', { registry })}
        {...actions}
        onDelete={setDeleting}
        onClose={onClose}
      />
      {deleting !== null && (
        <DeleteRegistryDialog registry={deleting} onDeleted={onClose} onClose={() => setDeleting(null)} />
      )}
    </>
  );
}
