import { zodResolver } from '@hookform/resolvers/zod';
import { App, Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import { useCenter } from '../../api/center.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { applyServerError } from '../../ui/errors/fieldErrors.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { RadioField } from '../../ui/fields/RadioField.tsx';
import { SelectField } from '../../ui/fields/SelectField.tsx';
import { TextAreaField } from '../../ui/fields/TextAreaField.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { FormFrame } from '../../ui/overlay/FormFrame.tsx';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import {
  type AccessKeyFormOutput,
  type AccessKeyFormValues,
  accessKeyFormSchema,
  offeredDays,
  toChange,
  toForm,
  toSettings,
} from './accessKeyForm.ts';
import styles from './accessKeys.module.css';
import type { NewAccessKey } from './cliProfile.ts';

interface AccessKeyFormProps {
  /** The key to change; null makes a new one. */
  accessKey: AccessKey | null;
  /** A new key's secret is told by whoever shows this form. */
  onMade?: (key: NewAccessKey, name: string) => void;
  /** Where the drawer keeps the buttons in sight; null until that is drawn. */
  footer: HTMLElement | null;
  onClose: () => void;
}

/** An address that is wrong is said of the whole box. */
const fieldOf = (path: string) => path.split('.')[0] ?? path;

/** What is said of a key: for what it is, what it may do, from where and until when. */
export function AccessKeyForm({ accessKey, onMade, footer, onClose }: AccessKeyFormProps) {
  const { t } = useTranslation(['accessKeys', 'common']);
  const center = useCenter();
  const format = useFormat();
  const { message } = App.useApp();
  const showError = useErrorToast(undefined, 'accessKey');
  const formId = useId();
  // The list goes on being read behind the form: what changes there must not count as changed here.
  const [stored] = useState(accessKey);
  const form = useForm<AccessKeyFormValues, unknown, AccessKeyFormOutput>({
    resolver: zodResolver(accessKeyFormSchema(stored)),
    defaultValues: toForm(stored),
  });
  const { control } = form;
  const { isDirty } = form.formState;
  const [permissions, expiry] = useWatch({ control, name: ['permissions', 'ExpiryTime'] });
  const create = useActionMutation('CreateAccessKey');
  const modify = useActionMutation('ModifyAccessKey');
  const sending = useRef(false);

  const save = async (values: AccessKeyFormOutput) => {
    // A second press may come before the first is drawn as pending, or before a saved form is gone.
    if (sending.current) return;
    sending.current = true;
    try {
      if (stored === null) {
        onMade?.(await create.mutateAsync(toSettings(values)), values.Name);
      } else {
        await modify.mutateAsync(toChange(stored, values));
        message.success(t('form.saved', { key: values.Name }));
        onClose();
      }
    } catch (error) {
      sending.current = false;
      if (!applyServerError(form, error, fieldOf)) showError(error);
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
      <TextField control={control} name="Name" label={t('form.name')} required extra={t('form.nameHint')} />
      <RadioField
        control={control}
        name="permissions"
        label={t('form.permissions')}
        options={(['owner', 'readOnly'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
        extra={t(`form.means.${permissions}`)}
      />
      <TextAreaField
        control={control}
        name="Addresses"
        label={t('form.addresses')}
        placeholder={'10.0.0.7\n10.20.0.0/16'}
        extra={t('form.addressesHint')}
      />
      <SelectField
        control={control}
        name="ExpiryTime"
        label={t('form.expiry')}
        options={[
          { value: 'never', label: t('form.never') },
          ...offeredDays.map((value) => ({ value, label: t('form.days', { number: format.number(Number(value)) }) })),
          { value: 'day', label: t('form.onDay') },
        ]}
      />
      {expiry === 'day' && <TextField control={control} name="day" type="date" label={t('form.day')} required />}
      <SecondaryText>{t('form.center', { center: t(`common:center.${stored?.Center ?? center}`) })}</SecondaryText>
    </FormFrame>
  );
}
