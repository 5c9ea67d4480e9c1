import { Flex, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
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
    >
      <Flex vertical gap="small">
        {children}
        <label htmlFor={inputId}>{texts.question}</label>
        <Input
          id={inputId}
          value={typed}
          autoComplete="off"
          autoFocus
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={submit}
        />
      </Flex>
    </Modal>
  );
}
