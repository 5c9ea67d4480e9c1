import { Button, Tooltip, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ScanBlock } from '#contract/enums.ts';
import type { ImageRow } from '#contract/images.ts';

type ScanStateKey = 'done' | 'running' | 'failed' | 'waiting' | 'never';

/** Where an image stands with the registry's scanner, in one word. */
function scanStateOf(image: ImageRow): ScanStateKey {
  switch (image.ScaStatus) {
    case undefined:
      return image.LastScanTime === undefined ? 'never' : 'done';
    case 'SUCCESS':
      return 'done';
    case 'FAIL':
    case 'TIMEOUT':
      return 'failed';
    case 'INIT':
      return 'waiting';
    default:
      return 'running';
  }
}

export function ScanState({ image }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  if (image.ScanBlocked !== undefined) return <NeverScanned because={image.ScanBlocked} />;
  const state = scanStateOf(image);
  const quiet = state === 'done' ? token.colorText : token.colorTextSecondary;
  return <span style={{ color: state === 'failed' ? token.colorErrorText : quiet }}>{t(`scanState.${state}`)}</span>;
}

/** An image that can never be scanned; why is told to the pointer, the finger and the keyboard alike. */
function NeverScanned({ because }: { because: ScanBlock }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  return (
    <Tooltip title={t(`scanBlocked.${because}`)} trigger={['hover', 'focus']}>
      <Button type="text" size="small" style={{ padding: 0, color: token.colorTextSecondary }}>
        {t('scanState.blocked')}
      </Button>
    </Tooltip>
  );
}
