import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useRef, useState } from 'react';

interface RowMenuProps {
  label: string;
  /** Asked for once the menu opens, so that a hundred closed ones cost nothing. */
  items: () => MenuProps['items'];
}

/** What can be done with one row. */
export function RowMenu({ label, items }: RowMenuProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      open={open}
      onOpenChange={(wanted) => {
        setOpen(wanted);
        // What had the focus vanishes with the menu; the keyboard goes on from the row.
        if (!wanted) opener.current?.focus();
      }}
      autoFocus
      destroyOnHidden
      menu={{
        items: open ? (items() ?? []) : [],
        // The button, focused by then, would take the same Enter for its own and open the menu again.
        onKeyDown: (event) => event.key === 'Enter' && event.preventDefault(),
      }}
    >
      <Button
        ref={opener}
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
      />
    </Dropdown>
  );
}
