import { Input } from 'antd';
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { FieldFrame } from './FieldFrame.tsx';
import { type FieldProps, useField } from './useField.ts';

interface TextFieldProps<Values extends FieldValues, Output> extends FieldProps<Values, Output> {
  placeholder?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  autoFocus?: boolean;
  suffix?: ReactNode;
  onPaste?: React.ClipboardEventHandler<HTMLInputElement>;
}

export function TextField<Values extends FieldValues, Output>(props: TextFieldProps<Values, Output>) {
  const bound = useField(props);
  return (
    <FieldFrame field={bound} label={props.label} required={props.required} extra={props.extra}>
      <Input
        {...bound.field}
        {...bound.wiring}
        value={bound.field.value ?? ''}
        onChange={(event) => {
          bound.field.onChange(event);
          props.onChanged?.();
        }}
        disabled={props.disabled ?? false}
        placeholder={props.placeholder ?? ''}
        autoComplete={props.autoComplete ?? 'off'}
        autoFocus={props.autoFocus ?? false}
        spellCheck={false}
        suffix={props.suffix}
        {...(props.onPaste === undefined ? {} : { onPaste: props.onPaste })}
      />
    </FieldFrame>
  );
}
