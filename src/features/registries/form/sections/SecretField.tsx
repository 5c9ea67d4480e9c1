import { Button, Flex, Typography } from 'antd';
import { useEffect, useRef } from 'react';
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
  required?: boolean;
  /** When the stored one was set, ms; undefined where there is none to keep. */
  setAt: number | undefined;
  /** Why it has to be entered though one was kept a moment ago; undefined where it may be kept. */
  lost?: string | undefined;
}

/** A secret is written, never read: a stored one is kept or replaced, and entered anew where it cannot be kept. */
export function SecretField<Values extends FieldValues, Output>(props: SecretFieldProps<Values, Output>) {
  const { form, name, label, required = true, setAt, lost } = props;
  const { t } = useTranslation('registryForm');
  const format = useFormat();
  const { control } = form;
  const bound = useField({ control, name, label, required });
  const put = (value: string | null) =>
    form.setValue(name, value as PathValue<Values, typeof name>, { shouldDirty: true });
  const keep = () => {
    // The button that was pressed goes; the focus stays at the field.
    flushSync(() => put(null));
    form.clearErrors(name);
    form.setFocus(name);
  };
  const mayKeep = setAt !== undefined && lost === undefined;
  useFoundAgain(lost, () => {
    form.clearErrors(name);
    if (bound.field.value === '') put(null);
  });
  if (mayKeep && bound.field.value === null) {
    return (
      <FieldFrame field={bound} label={label} required={required} group>
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
  const keepButton = mayKeep && (
    <Button
      type="link"
      size="small"
      style={{ padding: 0 }}
      aria-label={t('secret.keepWhat', { what: label })}
      onClick={keep}
    >
      {t('secret.keep')}
    </Button>
  );
  return (
    <PasswordField
      control={control}
      name={name}
      label={label}
      required={required}
      autoComplete="new-password"
      // Who has pressed Replace goes on here; who changes another field stays there.
      autoFocus={mayKeep}
      extra={keepButton || lost}
    />
  );
}

/** Hears when a secret may be kept again, since what had moved it was taken back. */
function useFoundAgain(lost: string | undefined, onFound: () => void): void {
  const before = useRef(lost);
  useEffect(() => {
    if (lost === undefined && before.current !== undefined) onFound();
    before.current = lost;
  });
}
