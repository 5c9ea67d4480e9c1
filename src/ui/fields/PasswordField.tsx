import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldFrame } from './FieldFrame.tsx';
import { type FieldProps, useField } from './useField.ts';

interface PasswordFieldProps<Values extends FieldValues, Output> extends FieldProps<Values, Output> {
  /** `new-password` keeps browsers from filling in the visitor's own. */
  autoComplete: 'current-password' | 'new-password';
  placeholder?: string;
  autoFocus?: boolean;
}

/** Hidden unless asked for; the eye is a button, so that the keyboard reaches it. */
export function PasswordField<Values extends FieldValues, Output>(props: PasswordFieldProps<Values, Output>) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState(false);
  const bound = useField(props);
  return (
    <FieldFrame field={bound} label={props.label} required={props.required} extra={props.extra}>
      <Input
        {...bound.field}
        {...bound.wiring}
        type={shown ? 'text' : 'password'}
        value={bound.field.value ?? ''}
        onChange={(event) => {
          bound.field.onChange(event);
          props.onChanged?.();
        }}
        disabled={props.disabled ?? false}
        placeholder={props.placeholder ?? ''}
        autoComplete={props.autoComplete}
        autoFocus={props.autoFocus ?? false}
        spellCheck={false}
        suffix={
          <Button
            type="text"
            size="small"
            // Higher than a line of text, it would make the field stand taller than its neighbours.
            style={{ marginBlock: -1 }}
            icon={shown ? <EyeInvisibleOutlined /> : <EyeOutlined />}
            aria-label={shown ? t('password.hide') : t('password.show')}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </FieldFrame>
  );
}
