import { theme } from 'antd';

/** In place of a count that only a scan can give. */
export function Unscanned() {
  const { token } = theme.useToken();
  return <span style={{ color: token.colorTextTertiary }}>–</span>;
}
