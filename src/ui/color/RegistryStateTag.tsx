import { useTranslation } from 'react-i18next';
import type { RegistryState } from '#contract/enums.ts';
import { usePalette } from './palette.ts';
import { ToneTag } from './ToneTag.tsx';

/** How a registry is doing. */
export function RegistryStateTag({ state }: { state: RegistryState }) {
  const { t } = useTranslation('common');
  const tone = usePalette().state[state];
  return (
    <ToneTag tone={tone} dot={state === 'failing' ? tone.text : tone.solid}>
      {t(`registryState.${state}`)}
    </ToneTag>
  );
}
