import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { type FieldValues, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { unseenIn } from '#contract/typedText.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { type FieldProps, useField } from './useField.ts';

interface PasswordFieldProps<Values extends FieldValues, Output> extends FieldProps<Values, Output> {
  /** `new-password` keeps browsers from filling in the visitor's own. */
  autoComplete: 'current-password' | 'new-password';
  placeholder?: string;
  autoFocus?: boolean;
}

/** Hidden unless asked for; the eye is a button, so that the keyboard reaches it. It is kept as entered, and what nobody sees of it is said. */
export function PasswordField<Values extends FieldValues, Output>(props: PasswordFieldProps<Values, Output>) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState(false);
  const unseen = unseenIn(useWatch({ control: props.control, name: props.name }) ?? '');
  const extra =
    unseen === null ? (
      props.extra
    ) : (
      <Flex vertical align="start">
        <Typography.Text type="warning" role="status">
          {t(`password.unseen.${unseen}`)}
        </Typography.Text>
        {props.extra}
      </Flex>
    );
  const bound = useField({ ...props, extra });
  return (
    <FieldFrame field={bound} label={props.label} required={props.required} extra={extra}>
      <Input
        {...bound.field}
        {...bound.wiring}
        type={shown ? 'text' : 'password'}
        value={bound.field.value ?? ''}
        onChange={(event) => {
          bound.field.onChange(event);
          props.onChanged?.();
        }}
        disabled={bound.disabled}
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
