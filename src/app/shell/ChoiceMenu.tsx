import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useRef } from 'react';

interface Choice<Key extends string> {
  key: Key;
  label: ReactNode;
  icon?: ReactNode;
}

/** Within the landmark that its button is in. */
export function topBarOf(trigger: HTMLElement): HTMLElement {
  return trigger.closest('header') ?? document.body;
}

interface ChoiceMenuProps<Key extends string> {
  /** What is chosen here, for those who do not see the icon. */
  label: string;
  choices: readonly Choice<Key>[];
  chosen?: Key;
  onChoose: (key: Key) => void;
  icon?: ReactNode;
  /** The words on the button; without any it is an icon alone. */
  text?: ReactNode;
}

/** A button of the top bar that opens a short menu. */
export function ChoiceMenu<Key extends string>(props: ChoiceMenuProps<Key>) {
  const { chosen, onChoose, text } = props;
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      getPopupContainer={topBarOf}
      // antd takes the focus into the menu, but does not bring it back. Not at once: the key that chose
      // would press the button too, and open the menu again.
      onOpenChange={(open) => {
        if (!open) requestAnimationFrame(() => button.current?.focus());
      }}
      menu={{
        // antd's icons carry English names, which would be read out before the label.
        items: props.choices.map(({ key, label, icon }) => ({
          key,
          label,
          icon: icon && <span aria-hidden="true">{icon}</span>,
        })),
        selectable: chosen !== undefined,
        ...(chosen === undefined ? {} : { selectedKeys: [chosen] }),
        onClick: ({ key }) => {
          const choice = props.choices.find((candidate) => candidate.key === key);
          if (choice !== undefined) onChoose(choice.key);
        },
      }}
    >
      <Button ref={button} type="text" icon={props.icon} aria-label={props.label} aria-haspopup="menu">
        {text !== undefined && (
          <>
            {text}
            <DownOutlined style={{ fontSize: 10, marginInlineStart: 4 }} />
          </>
        )}
      </Button>
    </Dropdown>
  );
}
