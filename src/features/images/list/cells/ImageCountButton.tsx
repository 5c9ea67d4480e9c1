import { Button } from 'antd';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import styles from '../list.module.css';

interface ImageCountButtonProps {
  number: number;
  /** What a click shows. */
  label: string;
  onShow: () => void;
}

/** A number of a row that leads to the images it counts; where there are none, the number alone. */
export function ImageCountButton({ number, label, onShow }: ImageCountButtonProps) {
  const text = useFormat().number(number);
  if (number === 0) return text;
  return (
    <Button type="link" size="small" className={styles.rowAction ?? ''} aria-label={label} onClick={onShow}>
      {text}
    </Button>
  );
}
