import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegistryState } from '#contract/enums.ts';
import { usePalette } from './palette.ts';
import { ToneTag } from './ToneTag.tsx';

/** How a registry is doing. */
export function RegistryStateTag({ state }: { state: RegistryState }) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const tone = usePalette().state[state];
  const color = state === 'failing' ? tone.text : tone.solid;
  const dot = { width: 6, height: 6, borderRadius: token.borderRadiusLG, background: color };
  return (
    <ToneTag tone={tone} mark={<span aria-hidden="true" data-painted style={dot} />}>
      {t(`registryState.${state}`)}
    </ToneTag>
  );
}
