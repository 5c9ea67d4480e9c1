import { useTranslation } from 'react-i18next';
import type { User } from '#contract/access/users.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import type { NamedRegistry } from './useRegistryNames.ts';
import styles from './users.module.css';

interface RegistriesSeenProps {
  user: Pick<User, 'RegistryIds'>;
  /** Undefined until they are known. */
  registries: readonly NamedRegistry[] | undefined;
}

/** Which registries somebody sees: all, or how many, which opens to their names. */
export function RegistriesSeen({ user: { RegistryIds: ids }, registries }: RegistriesSeenProps) {
  const { t } = useTranslation('users');
  const format = useFormat();
  if (ids === null) return t('allRegistries');
  if (ids.length === 0) return <SecondaryText>{t('noRegistries')}</SecondaryText>;
  const nameOf = (id: number) =>
    registries?.find((registry) => registry.id === id)?.name ?? t('unknownRegistry', { id: String(id) });
  const names = ids.map(nameOf);
  return (
    <details className={styles.registries} title={names.join('\n')}>
      <summary className={styles.summary}>
        {t('registries', { count: ids.length, number: format.number(ids.length) })}
      </summary>
      <ul className={styles.names}>
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
