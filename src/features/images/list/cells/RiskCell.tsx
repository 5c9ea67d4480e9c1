import { ClockCircleOutlined, CloseCircleOutlined, StopOutlined, SyncOutlined } from '@ant-design/icons';
import type { ComponentProps, ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryState } from '#contract/enums.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { usePalette } from '../../../../ui/color/palette.ts';
import { ToneTag } from '../../../../ui/color/ToneTag.tsx';
import { VisuallyHidden } from '../../../../ui/text/VisuallyHidden.tsx';
import styles from '../list.module.css';
import { RiskTag } from './RiskTag.tsx';
import { ScanBlocked } from './ScanBlocked.tsx';
import { type ScanStateKey, scanStateOf } from './ScanState.tsx';

type OpenState = Exclude<ScanStateKey, 'done' | 'never'>;
type Icon = ComponentType<ComponentProps<typeof SyncOutlined>>;

/** A scan's states borrow the registries' colours, as a task's do. */
const looks: Record<OpenState, { tone: RegistryState; Icon: Icon }> = {
  waiting: { tone: 'unverified', Icon: ClockCircleOutlined },
  running: { tone: 'syncing', Icon: SyncOutlined },
  failed: { tone: 'failing', Icon: CloseCircleOutlined },
  stopped: { tone: 'paused', Icon: StopOutlined },
};

/** In place of a risk the word has to say that it is the scan's. */
const wordOf = {
  waiting: 'scanState.waiting',
  running: 'scanState.running',
  failed: 'value.scanStatus.FAILED',
  stopped: 'value.scanStatus.STOPPED',
} as const satisfies Record<OpenState, string>;

/**
 * The risk of an image, and what its scan is up to: the column that tells so is far to the right. Before the first
 * result the scan's word stands in place of the risk, later its mark beside it.
 */
export function RiskCell({ image }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const tones = usePalette().state;
  if (image.ScanBlocked !== undefined) return <ScanBlocked because={image.ScanBlocked} />;
  const state = scanStateOf(image);
  if (state === 'done' || state === 'never') return <RiskTag level={image.RiskLevel} />;
  const { tone, Icon } = looks[state];
  const word = t(wordOf[state]);
  if (image.RiskLevel === 'unknown') return <ToneTag tone={tones[tone]}>{word}</ToneTag>;
  return (
    <span className={styles.risk}>
      <RiskTag level={image.RiskLevel} />
      <span title={word}>
        <Icon aria-hidden="true" style={{ color: tone === 'failing' ? tones.failing.border : tones[tone].solid }} />
        <VisuallyHidden>{word}</VisuallyHidden>
      </span>
    </span>
  );
}
