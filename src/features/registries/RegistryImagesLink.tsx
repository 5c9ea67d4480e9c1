import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import type { RegistryRow } from '#contract/registries/registryRow.ts';

interface RegistryImagesLinkProps {
  registry: RegistryRow;
  count: number;
  text: string;
  /** Which images they are, where the text is a number alone. */
  label?: string;
  to: To;
}

/** A number of a registry's images, leading to them; 0 leads nowhere. */
export function RegistryImagesLink({ registry, count, text, label = text, to }: RegistryImagesLinkProps) {
  const { t } = useTranslation('registries');
  const { token } = theme.useToken();
  if (count === 0) return text;
  return (
    <Link
      to={to}
      aria-label={t('item.showImages', { images: label, registry: registry.RegistryName })}
      style={{ color: token.colorLink }}
    >
      {text}
    </Link>
  );
}
