import { Select } from 'antd';
import type { FieldValues } from 'react-hook-form';
import { FieldFrame } from './FieldFrame.tsx';
import { searchByLabel } from './searchByLabel.ts';
import { type FieldProps, useField } from './useField.ts';

export interface Option<Value extends string | number> {
  value: Value;
  label: string;
  disabled?: boolean;
}

interface SelectFieldProps<Values extends FieldValues, Output, Value extends string | number>
  extends FieldProps<Values, Output> {
  options: readonly Option<Value>[];
  placeholder?: string;
  /** Finds an option by what is typed, for long lists. */
  searchable?: boolean;
}

export function SelectField<Values extends FieldValues, Output, Value extends string | number>(
  props: SelectFieldProps<Values, Output, Value>,
) {
  const bound = useField(props);
  return (
    <FieldFrame field={bound} label={props.label} required={props.required} extra={props.extra}>
      <Select<Value>
        {...bound.field}
        {...bound.wiring}
        onChange={(value) => {
          bound.field.onChange(value);
          props.onChanged?.();
        }}
        options={[...props.options]}
        disabled={bound.disabled}
        placeholder={props.placeholder ?? ''}
        showSearch={props.searchable ? searchByLabel : false}
        style={{ width: '100%' }}
      />
    </FieldFrame>
  );
}
