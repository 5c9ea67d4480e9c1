import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { kinds } from '#contract/kinds/kinds.ts';
import { type AccountRegistryType, accountRegistryTypes } from '#contract/kinds/registryTypes.ts';
import { RoleButton } from '../../ui/permission/RoleButton.tsx';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden.tsx';

interface AddRegistryButtonsProps {
  onAdd: (account?: AccountRegistryType) => void;
  /** Shows the kind's name alone: a heading has little room. */
  brief?: boolean;
}

export function AddRegistryButtons({ onAdd, brief = false }: AddRegistryButtonsProps) {
  const { t } = useTranslation('registries');
  const icon = <PlusOutlined aria-hidden="true" />;
  const size = brief ? ({ size: 'small' } as const) : {};
  return (
    <>
      <RoleButton action="AddPrivateRegistry" type="primary" {...size} icon={icon} onClick={() => onAdd()}>
        {t('add')}
      </RoleButton>
      {accountRegistryTypes.map((type) => {
        const { addAction, name } = kinds[type];
        const label = t(`addAccount.${type}`);
        const short = brief ? { icon, title: label } : {};
        return (
          <RoleButton key={type} action={addAction} {...size} {...short} onClick={() => onAdd(type)}>
            {brief && <span aria-hidden="true">{name}</span>}
            {brief ? <VisuallyHidden>{label}</VisuallyHidden> : label}
          </RoleButton>
        );
      })}
    </>
  );
}
