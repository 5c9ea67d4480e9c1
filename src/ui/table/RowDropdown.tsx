import { Dropdown, type MenuProps } from 'antd';
import styles from './RowMenu.module.css';
import type { RowMenuState } from './RowMenu.tsx';

interface RowDropdownProps extends RowMenuState {
  items: MenuProps['items'];
}

/** A row's menu. What it hangs on covers the button while it is open, so that a press there closes it. */
export function RowDropdown({ items = [], open, onOpenChange }: RowDropdownProps) {
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      open={open}
      onOpenChange={onOpenChange}
      autoFocus
      destroyOnHidden
      menu={{
        items,
        // The button, focused by then, would take the same Enter for its own and open the menu again.
        onKeyDown: (event) => event.key === 'Enter' && event.preventDefault(),
      }}
    >
      <span aria-hidden="true" className={open ? styles.menuAnchor : styles.menuAnchorIdle} />
    </Dropdown>
  );
}
