import { Empty } from 'antd';
import { SecondaryText } from '../text/SecondaryText.tsx';

/** In place of what a drawer is about, where that does not exist. */
export function Gone({ title, text }: { title: string; text: string }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<strong>{title}</strong>}>
      <SecondaryText>{text}</SecondaryText>
    </Empty>
  );
}
