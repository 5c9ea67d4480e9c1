import { Input } from 'antd';
import type { FieldValues } from 'react-hook-form';
import { FieldFrame } from './FieldFrame.tsx';
import { type FieldProps, useField } from './useField.ts';

interface TextAreaFieldProps<Values extends FieldValues, Output> extends FieldProps<Values, Output> {
  placeholder?: string;
  rows?: number;
}

export function TextAreaField<Values extends FieldValues, Output>(props: TextAreaFieldProps<Values, Output>) {
  const bound = useField(props);
  return (
    <FieldFrame field={bound} label={props.label} required={props.required} extra={props.extra}>
      <Input.TextArea
        {...bound.field}
        {...bound.wiring}
        value={bound.field.value ?? ''}
        onChange={(event) => {
          bound.field.onChange(event);
          props.onChanged?.();
        }}
        disabled={bound.disabled}
        placeholder={props.placeholder ?? ''}
        autoSize={{ minRows: props.rows ?? 3, maxRows: 12 }}
        spellCheck={false}
      />
    </FieldFrame>
  );
}
