import { Form, Typography } from 'antd';

interface FixedValueProps {
  label: string;
  value: string;
  hint: string;
}

/** A value that stands where a field would, and why it cannot be chosen. */
export function FixedValue({ label, value, hint }: FixedValueProps) {
  return (
    <Form.Item layout="vertical" label={<span>{label}</span>} extra={hint}>
      <Typography.Text style={{ lineHeight: '32px' }}>{value}</Typography.Text>
    </Form.Item>
  );
}
