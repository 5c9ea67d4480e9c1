import { Button, Drawer, Flex } from 'antd';
import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import styles from './connect.module.css';
import { FailureAlert } from './FailureAlert.tsx';
import { FormSection } from './FormSection.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { kitOf } from './providers/kits.ts';
import { ReachSection } from './ReachSection.tsx';
import { SpeedSection } from './SpeedSection.tsx';
import { useConnect } from './useConnect.ts';
import { WhatSection } from './WhatSection.tsx';

const formId = 'connect-registry';

/** Connects a registry: what it is, how to reach it, who we are there, how fast. */
export default function ConnectDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('connect');
  const saved = useRef(false);
  const { form, submit, retryWith, pending, alert } = useConnect(() => {
    saved.current = true;
    onClose();
  });
  const { isDirty } = form.formState;
  const { AccountFields } = kitOf(useWatch({ control: form.control, name: 'RegistryType' }));

  return (
    <Drawer
      open
      title={t('title')}
      size={640}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      onClose={onClose}
      footer={
        <Flex justify="end" gap="small">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" form={formId} loading={pending}>
            {t('submit')}
          </Button>
        </Flex>
      }
    >
      <form
        id={formId}
        noValidate
        autoComplete="off"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {alert !== null && <FailureAlert error={alert} onRemedy={retryWith} />}
        <WhatSection form={form} />
        <ReachSection form={form} />
        <FormSection question={t('section.account')}>
          <AccountFields control={form.control} />
        </FormSection>
        <SpeedSection control={form.control} />
      </form>
      <LeaveGuard mayLeave={() => saved.current || !isDirty} />
    </Drawer>
  );
}
