import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { roles } from '#contract/access/roles.ts';
import type { User } from '#contract/access/users.ts';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { hasErrorCode } from '../../api/apiError.ts';
import { useContractTexts } from '../../api/language.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { applyServerError, serverMessage } from '../../ui/errors/fieldErrors.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { RadioField } from '../../ui/fields/RadioField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { FormFrame } from '../../ui/overlay/FormFrame.tsx';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import { RegistryChoice } from './RegistryChoice.tsx';
import { toDecision, toForm, type UserFormOutput, type UserFormValues, userFormSchema } from './userForm.ts';
import styles from './users.module.css';

export type NewLink = Pick<ResponseOf<'CreateUser'>, 'LinkToken' | 'ExpiryTime'>;

interface UserFormProps {
  /** The user to change; null adds one. */
  user: User | null;
  /** A new user's link is told by whoever shows this form. */
  onMade: (link: NewLink, userName: string) => void;
  onSaved: (userName: string) => void;
  /** Where the drawer keeps the buttons in sight; null until that is drawn. */
  footer: HTMLElement | null;
  onClose: () => void;
}

/** An id that is wrong is said of the whole choice. */
const fieldOf = (path: string) => path.split('.')[0] ?? path;

/** What is decided about a user: role, and which registries they see. */
export function UserForm({ user, onMade, onSaved, footer, onClose }: UserFormProps) {
  const { t } = useTranslation('users');
  const roleName = useContractTexts('roles');
  const showError = useErrorToast(undefined, 'user');
  const formId = useId();
  // The list goes on being read behind the form: what changes there must not count as changed here.
  const [stored] = useState(user);
  const form = useForm<UserFormValues, unknown, UserFormOutput>({
    resolver: (values, context, options) => zodResolver(userFormSchema(values))(values, context, options),
    defaultValues: toForm(stored),
  });
  const { control } = form;
  const { isDirty } = form.formState;
  const role = useWatch({ control, name: 'Role' });
  const create = useActionMutation('CreateUser');
  const modify = useActionMutation('ModifyUser');
  const sending = useRef(false);

  const save = async (values: UserFormOutput) => {
    // A second press may come before the first is drawn as pending, or before a saved form is gone.
    if (sending.current) return;
    sending.current = true;
    try {
      const decision = toDecision(values);
      if (stored === null) onMade(await create.mutateAsync(decision), values.UserName);
      else {
        await modify.mutateAsync(decision);
        onSaved(values.UserName);
      }
    } catch (error) {
      sending.current = false;
      if (hasErrorCode(error, 'LastAdministrator') && error.body !== null) {
        const { Message, Recommend = '' } = error.body;
        form.setError('Role', { type: serverMessage, message: `${Message}. ${Recommend}` });
        form.setFocus('Role');
      } else if (!applyServerError(form, error, fieldOf)) showError(error);
    }
  };

  return (
    <FormFrame
      id={formId}
      className={styles.form}
      onSubmit={() => void form.handleSubmit(save)()}
      mayLeave={() => sending.current || !isDirty}
      footer={footer}
      buttons={
        <>
          <Button onClick={onClose}>{t('form.cancel')}</Button>
          <Button type="primary" htmlType="submit" form={formId} loading={create.isPending || modify.isPending}>
            {t(stored === null ? 'form.create' : 'form.save')}
          </Button>
        </>
      }
    >
      {stored === null && (
        <TextField control={control} name="UserName" label={t('form.name')} required extra={t('form.nameHint')} />
      )}
      <RadioField
        control={control}
        name="Role"
        label={t('form.role')}
        options={roles.map((value) => ({ value, label: roleName(`roles:${value}`) }))}
        disabled={stored?.SingleSignOn ?? false}
        extra={stored?.SingleSignOn ? t('form.roleByProvider') : t(`role.${role}`)}
      />
      {role === 'administrator' ? (
        <SecondaryText>{t('form.administratorSeesAll')}</SecondaryText>
      ) : (
        <RegistryChoice control={control} />
      )}
      {stored !== null && <SecondaryText>{t('form.signsOut')}</SecondaryText>}
    </FormFrame>
  );
}
