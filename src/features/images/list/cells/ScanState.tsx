import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { ScanBlocked } from './ScanBlocked.tsx';
import { scanStateOf } from './scanStateOf.ts';

/** Where an image stands with the registry's scanner, in one word. */
export function ScanState({ image }: { image: ImageRow }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  if (image.ScanBlocked !== undefined) return <ScanBlocked because={image.ScanBlocked} />;
  const state = scanStateOf(image);
  const quiet = state === 'done' ? token.colorText : token.colorTextSecondary;
  return <span style={{ color: state === 'failed' ? token.colorErrorText : quiet }}>{t(`scanState.${state}`)}</span>;
}
