import { Modal, theme } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './SignInForm.tsx';
import { SingleSignOn } from './SingleSignOn.tsx';

/** Stands over a page whose session has ended: what is open, typed or ticked below is there again for the same person. */
export default function SignInAgain({ userName }: { userName: string }) {
  const { t } = useTranslation('session');
  const { token } = theme.useToken();
  const content = useRef<HTMLDivElement>(null);
  return (
    <Modal
      open
      title={t('again.title')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      // Over every drawer and dialog, and over the menus that were open in them.
      zIndex={token.zIndexPopupBase + 500}
      width={416}
      // As it opens it gives the focus to its first field, whose name is known.
      afterOpenChange={(open) => open && content.current?.querySelector<HTMLElement>('[name=password]')?.focus()}
    >
      <div ref={content}>
        {t('again.text', { userName })}
        <SignInForm userName={userName} />
        <SingleSignOn inNewTab />
      </div>
    </Modal>
  );
}
