import { Select } from 'antd';
import type { FieldValues } from 'react-hook-form';
import { FieldFrame } from './FieldFrame.tsx';
import { leaveSelectOnTab } from './leaveSelectOnTab.ts';
import type { Option } from './SelectField.tsx';
import { searchByLabel } from './searchByLabel.ts';
import { type FieldProps, useField } from './useField.ts';

interface MultiSelectFieldProps<Values extends FieldValues, Output> extends FieldProps<Values, Output> {
  options: readonly Option<string>[];
  placeholder?: string;
}

/** Any number of a long list's options, found by what is typed. */
export function MultiSelectField<Values extends FieldValues, Output>(props: MultiSelectFieldProps<Values, Output>) {
  const bound = useField(props);
  return (
    <FieldFrame field={bound} label={props.label} required={props.required} extra={props.extra}>
      <Select<string[]>
        {...bound.field}
        {...bound.wiring}
        mode="multiple"
        onInputKeyDown={leaveSelectOnTab}
        onChange={(values) => {
          bound.field.onChange(values);
          props.onChanged?.();
        }}
        options={[...props.options]}
        disabled={bound.disabled}
        placeholder={props.placeholder ?? ''}
        showSearch={searchByLabel}
        style={{ width: '100%' }}
      />
    </FieldFrame>
  );
}
