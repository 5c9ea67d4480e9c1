import { Input } from 'antd';
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { readLine } from '#contract/typedText.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { type FieldProps, useField } from './useField.ts';

interface TextFieldProps<Values extends FieldValues, Output> extends FieldProps<Values, Output> {
  placeholder?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  autoFocus?: boolean;
  /** A day is picked with the browser's own calendar, and is `2027-03-31` in every language. */
  type?: 'text' | 'date';
  suffix?: ReactNode;
  onPaste?: React.ClipboardEventHandler<HTMLInputElement>;
  /** What a typed text plainly means; it is shown once the field is left. */
  read?: (typed: string) => string;
}

export function TextField<Values extends FieldValues, Output>(props: TextFieldProps<Values, Output>) {
  const bound = useField(props);
  const { read = readLine } = props;
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
        onBlur={() => {
          const typed: string = bound.field.value ?? '';
          if (read(typed) !== typed) {
            bound.field.onChange(read(typed));
            props.onChanged?.();
          }
          bound.field.onBlur();
        }}
        disabled={bound.disabled}
        placeholder={props.placeholder ?? ''}
        type={props.type ?? 'text'}
        autoComplete={props.autoComplete ?? 'off'}
        autoFocus={props.autoFocus ?? false}
        spellCheck={false}
        suffix={props.suffix}
        {...(props.onPaste === undefined ? {} : { onPaste: props.onPaste })}
      />
    </FieldFrame>
  );
}
