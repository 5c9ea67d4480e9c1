import { Button, Flex, Typography } from 'antd';
import { flushSync } from 'react-dom';
import type { FieldPathByValue, FieldValues, PathValue, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldFrame } from '../../../../ui/fields/FieldFrame.tsx';
import { PasswordField } from '../../../../ui/fields/PasswordField.tsx';
import { useField } from '../../../../ui/fields/useField.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';

interface SecretFieldProps<Values extends FieldValues, Output> {
  form: UseFormReturn<Values, unknown, Output>;
  name: FieldPathByValue<Values, string | null>;
  label: string;
  /** When the stored one was set, ms; undefined where there is none to keep. */
  setAt: number | undefined;
}

/** A secret is written, never read: a stored one is kept or replaced. */
export function SecretField<Values extends FieldValues, Output>(props: SecretFieldProps<Values, Output>) {
  const { form, name, label, setAt } = props;
  const { t } = useTranslation('registryForm');
  const format = useFormat();
  const { control } = form;
  const bound = useField({ control, name, label, required: true });
  const put = (value: string | null) =>
    form.setValue(name, value as PathValue<Values, typeof name>, { shouldDirty: true });
  const keep = () => {
    // The button that was pressed goes; the focus stays at the field.
    flushSync(() => put(null));
    form.clearErrors(name);
    form.setFocus(name);
  };
  if (setAt !== undefined && bound.field.value === null) {
    return (
      <FieldFrame field={bound} label={label} required group>
        <Flex align="center" justify="space-between" gap="small" style={{ minHeight: 32 }}>
          <Typography.Text type="secondary" title={format.dateTime(setAt)}>
            {t('secret.set', { time: format.timeAgo(setAt) })}
          </Typography.Text>
          <Button
            ref={bound.field.ref}
            size="small"
            aria-label={t('secret.replaceWhat', { what: label })}
            aria-describedby={bound.wiring['aria-describedby']}
            onClick={() => put('')}
          >
            {t('secret.replace')}
          </Button>
        </Flex>
      </FieldFrame>
    );
  }
  return (
    <PasswordField
      control={control}
      name={name}
      label={label}
      required
      autoComplete="new-password"
      autoFocus={setAt !== undefined}
      {...(setAt === undefined
        ? {}
        : {
            extra: (
              <Button
                type="link"
                size="small"
                style={{ padding: 0 }}
                aria-label={t('secret.keepWhat', { what: label })}
                onClick={keep}
              >
                {t('secret.keep')}
              </Button>
            ),
          })}
    />
  );
}
