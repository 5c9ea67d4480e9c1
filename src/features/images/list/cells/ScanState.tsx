import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { ScanBlocked } from './ScanBlocked.tsx';

/** Where an image stands with the registry's scanner, in one word. */
export function ScanState({ image }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  if (image.ScanBlocked !== undefined) return <ScanBlocked because={image.ScanBlocked} />;
  const state = scanStateOf(image);
  const quiet = state === 'done' ? token.colorText : token.colorTextSecondary;
  return <span style={{ color: state === 'failed' ? token.colorErrorText : quiet }}>{t(`scanState.${state}`)}</span>;
}

/** What a scan comes to, in one word. */
export type ScanStateKey = 'done' | 'running' | 'failed' | 'stopped' | 'waiting' | 'never';

/** Where an image stands with the registry's scanner. */
export function scanStateOf(image: Pick<ImageRow, 'ScaStatus' | 'LastScanTime'>): ScanStateKey {
  switch (image.ScaStatus) {
    case undefined:
      return image.LastScanTime === undefined ? 'never' : 'done';
    case 'SUCCESS':
      return 'done';
    case 'FAIL':
    case 'TIMEOUT':
      return 'failed';
    case 'STOPPED':
      return 'stopped';
    case 'INIT':
      return 'waiting';
    default:
      return 'running';
  }
}
