import { InputNumber } from 'antd';
import type { FieldValues } from 'react-hook-form';
import { FieldFrame } from './FieldFrame.tsx';
import { type FieldProps, useField } from './useField.ts';

interface NumberFieldProps<Values extends FieldValues, Output> extends FieldProps<Values, Output> {
  placeholder?: string;
}

/**
 * An empty field is null: react-hook-form would put the field's first value in the place of undefined. Limits are
 * the schema's matter: what is typed is never changed silently.
 */
export function NumberField<Values extends FieldValues, Output>(props: NumberFieldProps<Values, Output>) {
  const bound = useField(props);
  return (
    <FieldFrame field={bound} label={props.label} required={props.required} extra={props.extra}>
      <InputNumber<number>
        {...bound.field}
        {...bound.wiring}
        onChange={(value) => {
          bound.field.onChange(value);
          props.onChanged?.();
        }}
        disabled={props.disabled ?? false}
        placeholder={props.placeholder ?? ''}
        controls={false}
        inputMode="numeric"
        style={{ width: '100%' }}
      />
    </FieldFrame>
  );
}
