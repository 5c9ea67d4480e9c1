import { useTranslation } from 'react-i18next';
import type { Account } from '#contract/access/account.ts';
import { useContractTexts } from '../../api/language.ts';
import { DescriptionList } from '../../ui/layout/DescriptionList.tsx';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import styles from './account.module.css';

/** Who somebody is here: name, role, and the registries that they see. */
export function AccountFacts({ account: { UserName, Role, Registries } }: { account: Account }) {
  const { t } = useTranslation('account');
  const roleName = useContractTexts('roles');
  return (
    <DescriptionList
      label={t('facts')}
      facts={[
        { name: t('name'), value: <bdi>{UserName}</bdi>, wide: true },
        {
          name: t('role'),
          value: (
            <>
              {roleName(`roles:${Role}`)} <SecondaryText>{t(`means.${Role}`)}</SecondaryText>
            </>
          ),
          wide: true,
        },
        {
          name: t('registries'),
          value:
            Registries === null ? (
              t('all')
            ) : Registries.length === 0 ? (
              t('none')
            ) : (
              <ul className={styles.names}>
                {Registries.map(({ RegistryId, RegistryName }) => (
                  <li key={RegistryId}>
                    <bdi>{RegistryName}</bdi>
                  </li>
                ))}
              </ul>
            ),
          wide: true,
        },
      ]}
    />
  );
}
