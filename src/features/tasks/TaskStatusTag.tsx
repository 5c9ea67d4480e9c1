import { useTranslation } from 'react-i18next';
import type { RegistryState, TaskStatus } from '#contract/enums.ts';
import { usePalette } from '../../ui/color/palette.ts';
import { ToneTag } from '../../ui/color/ToneTag.tsx';

/** A task's states borrow the registries' colours, so that the same thing looks the same. */
const toneOf: Record<TaskStatus, RegistryState> = {
  INIT: 'unverified',
  START: 'syncing',
  SUCCESS: 'verified',
  TIMEOUT: 'failing',
  FAIL: 'failing',
  PAUSED: 'paused',
  CANCELLED: 'unverified',
};

export function TaskStatusTag({ status }: { status: TaskStatus }) {
  const { t } = useTranslation('tasks');
  const tones = usePalette().state;
  return <ToneTag tone={tones[toneOf[status]]}>{t(`status.${status}`)}</ToneTag>;
}
