import { useTranslation } from 'react-i18next';
import type { PlaceField } from '#contract/registries/secretPlace.ts';

/** Why a stored secret has to be entered again, naming the fields that were changed; undefined where none moves it. */
export function useMovedText(): (moved: readonly PlaceField[]) => string | undefined {
  const { t } = useTranslation('registryForm');
  return (moved) =>
    moved.length === 0 ? undefined : t('secret.moved', { fields: moved.map((field) => t(`field.${field}`)) });
}
