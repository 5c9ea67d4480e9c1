import { Flex, Input, type InputRef, Modal } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comparable } from '#contract/typedText.ts';
import { useRestoreFocus } from './useRestoreFocus.ts';

interface DeleteByNameDialogProps {
  /** What has to be typed. */
  name: string;
  title: string;
  /** Asks for the name. */
  question: string;
  ok: string;
  pending: boolean;
  onDelete: () => void;
  onClose: () => void;
  /** What goes and what stays. */
  children: ReactNode;
}

/** Asks before something goes for good, and is confirmed by its name. */
export function DeleteByNameDialog({ name, pending, onDelete, onClose, children, ...texts }: DeleteByNameDialogProps) {
  const { t } = useTranslation('common');
  useRestoreFocus();
  const inputId = useId();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const confirmed = comparable(typed) === comparable(name);
  const submit = () => {
    if (confirmed && !pending) onDelete();
  };
  return (
    <Modal
      open
      title={texts.title}
      okText={texts.ok}
      okButtonProps={{ danger: true, disabled: !confirmed }}
      cancelText={t('action.cancel')}
      confirmLoading={pending}
      onOk={submit}
      onCancel={onClose}
      // As it opens it gives the focus to its first button, and takes it from a field that has it already.
      afterOpenChange={(open) => open && input.current?.focus()}
    >
      <Flex vertical gap="small">
        {children}
        <label htmlFor={inputId}>{texts.question}</label>
        <Input
          ref={input}
          id={inputId}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={submit}
        />
      </Flex>
    </Modal>
  );
}
