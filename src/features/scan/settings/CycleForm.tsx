import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Flex } from 'antd';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Location } from 'react-router';
import { limits } from '#contract/limits.ts';
import type { CycleTaskRow } from '#contract/scans/scanCycles.ts';
import { SelectField } from '../../../ui/fields/SelectField.tsx';
import { SwitchField } from '../../../ui/fields/SwitchField.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { RoleButton } from '../../../ui/permission/RoleButton.tsx';
import { UnsavedChangesGuard } from '../../../ui/unsaved/UnsavedChangesGuard.tsx';
import { type CycleFormOutput, type CycleFormValues, cycleFormSchema, toForm } from './cycleForm.ts';
import { IntervalFields } from './IntervalFields.tsx';
import { NextRun } from './NextRun.tsx';
import { type RegistryOption, ScopeFields } from './ScopeFields.tsx';
import styles from './settings.module.css';
import { useSaveCycle } from './useSaveCycle.ts';

interface CycleFormProps {
  cycle: CycleTaskRow | undefined;
  dayNum: number;
  /** What can be chosen for the scope. */
  registries: readonly RegistryOption[];
  /** Whether going there keeps the form; null while another one, which asks for itself, is open over it. */
  keepsForm: ((to: Location) => boolean) | null;
}

const nothingDirty = { keepDirtyValues: false };

/** When scans begin by themselves, how old an image they still look at, and where. */
export function CycleForm({ cycle, dayNum, registries, keepsForm }: CycleFormProps) {
  const { t } = useTranslation(['scanSettings', 'common']);
  const format = useFormat();
  const form = useForm<CycleFormValues, unknown, CycleFormOutput>({
    resolver: zodResolver(cycleFormSchema),
    // What somebody else saves meanwhile comes in, but for what is being changed here.
    values: toForm(cycle, dayNum),
    resetOptions: { keepDirtyValues: true },
    mode: 'onTouched',
  });
  const { control, formState, handleSubmit, reset, getValues } = form;
  const enabled = useWatch({ control, name: 'enabled' });
  const { save, pending } = useSaveCycle(cycle?.ConfigId, () => reset(getValues(), nothingDirty));
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        void handleSubmit(save)(event);
      }}
    >
      <SwitchField
        control={control}
        name="enabled"
        label={t('enabled')}
        extra={<NextRun cycle={cycle} enabled={enabled} />}
      />
      <IntervalFields control={control} stored={cycle} />
      <SelectField
        control={control}
        name="dayNum"
        label={t('dayNum')}
        extra={t('dayNumMeans')}
        options={limits.scan.dayNums.map((days) => ({
          value: days,
          label: t('days', { count: days, number: format.number(days) }),
        }))}
      />
      <ScopeFields control={control} registries={registries} />
      <Flex gap="small">
        <RoleButton
          action={cycle === undefined ? 'CreateCycleTask' : 'ModifyCycleTask'}
          type="primary"
          htmlType="submit"
          loading={pending}
          disabled={!formState.isDirty && cycle !== undefined}
        >
          {t('save')}
        </RoleButton>
        <Button disabled={!formState.isDirty || pending} onClick={() => reset(undefined, nothingDirty)}>
          {t('undo')}
        </Button>
      </Flex>
      {formState.isDirty && keepsForm !== null && (
        <UnsavedChangesGuard mayLeave={(to) => to !== null && keepsForm(to)} />
      )}
    </form>
  );
}
