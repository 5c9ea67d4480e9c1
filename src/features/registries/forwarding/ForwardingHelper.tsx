import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Tabs } from 'antd';
import type { KeyboardEvent } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { readToken } from '#contract/typedText.ts';
import { NumberField } from '../../../ui/fields/NumberField.tsx';
import { TextField } from '../../../ui/fields/TextField.tsx';
import styles from './forwarding.module.css';
import { forwardingTools } from './forwardingCommands.ts';
import { emptyForwardingForm, forwardingFormSchema } from './forwardingForm.ts';
import { ToolCommands } from './ToolCommands.tsx';

export interface ForwardingHelperProps {
  /** Puts port A, and the ECS server's IP where it was typed, into the form around. Without it there is no such button. */
  onTakeOver?: (reach: { hostIp?: string; port: number }) => void;
}

/** Makes the commands that let an ECS server forward a port to a registry behind it. May stand inside a form. */
export default function ForwardingHelper({ onTakeOver }: ForwardingHelperProps) {
  const { t } = useTranslation('forwarding');
  const form = useForm({
    resolver: zodResolver(forwardingFormSchema),
    defaultValues: emptyForwardingForm,
    mode: 'onTouched',
  });
  const { control } = form;
  const { data: rule } = z.safeParse(forwardingFormSchema, useWatch({ control }));
  const optional = (label: string) => t('optional', { label });
  const takeOver = form.handleSubmit(({ serverIp, listenPort }) =>
    onTakeOver?.({ ...(serverIp === undefined ? {} : { hostIp: serverIp }), port: listenPort }),
  );
  return (
    <fieldset className={styles.helper} aria-label={t('label')} onKeyDown={keepFromForm}>
      <p>{t('intro')}</p>
      <div className={styles.fields}>
        <TextField
          control={control}
          name="serverIp"
          label={optional(t('field.serverIp'))}
          placeholder="10.0.0.8"
          read={readToken}
        />
        <NumberField control={control} name="listenPort" label={t('field.listenPort')} required placeholder="8443" />
        <TextField
          control={control}
          name="registryIp"
          label={t('field.registryIp')}
          required
          placeholder="192.168.10.20"
          read={readToken}
        />
        <NumberField control={control} name="registryPort" label={t('field.registryPort')} required placeholder="443" />
      </div>
      <Tabs
        size="small"
        aria-label={t('tools')}
        items={forwardingTools.map((tool) => ({
          key: tool,
          label: t(`tool.${tool}`),
          children: <ToolCommands tool={tool} rule={rule} />,
        }))}
      />
      {onTakeOver !== undefined && <Button onClick={() => void takeOver()}>{t('takeOver')}</Button>}
    </fieldset>
  );
}

/** Enter in an input would submit a form around. */
function keepFromForm(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
