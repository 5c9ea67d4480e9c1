import { Checkbox, Form } from 'antd';
import type { FieldValues } from 'react-hook-form';
import { type FieldProps, useField } from './useField.ts';

/** One thing to be confirmed; its label is the sentence that one agrees to. */
export function CheckboxField<Values extends FieldValues, Output>(props: FieldProps<Values, Output>) {
  const { field, wiring, ids, message, disabled } = useField(props);
  const { value, ref, ...bound } = field;
  return (
    <Form.Item
      layout="vertical"
      {...(message === undefined ? {} : { validateStatus: 'error' as const })}
      help={message ? <span id={ids.message}>{message}</span> : undefined}
    >
      <Checkbox
        {...bound}
        {...wiring}
        ref={(box) => ref(box === null ? null : { focus: () => box.focus() })}
        checked={Boolean(value)}
        disabled={disabled}
      >
        {props.label}
      </Checkbox>
    </Form.Item>
  );
}
