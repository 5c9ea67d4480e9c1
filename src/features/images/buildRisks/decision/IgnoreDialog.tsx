import { zodResolver } from '@hookform/resolvers/zod';
import { Modal } from 'antd';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { acceptanceScopeSchema, acceptanceScopes, riskStatuses } from '#contract/images/buildRiskLists.ts';
import { issue } from '#contract/issues.ts';
import { limits } from '#contract/limits.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { TextAreaField } from '../../../../ui/fields/TextAreaField.tsx';
import { useRestoreFocus } from '../../../../ui/overlay/useRestoreFocus.ts';
import { type DecidedImage, type DecidedRisk, useDecide } from './useDecide.tsx';

const formSchema = z.object({
  status: z.union([z.literal(riskStatuses.ignored), z.literal(riskStatuses.falsePositive)]),
  scope: acceptanceScopeSchema,
  reason: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: issue('required') }),
      z.maxLength(limits.text.reason, { error: issue('tooLong') }),
    ),
});
type IgnoreForm = z.infer<typeof formSchema>;

interface IgnoreDialogProps {
  image: DecidedImage;
  risk: DecidedRisk;
  onClose: () => void;
}

/** Asks why a risk is none here, and how far that holds; says what the choice comes to. */
export default function IgnoreDialog({ image, risk, onClose }: IgnoreDialogProps) {
  const { t } = useTranslation(['buildRisksView', 'common']);
  useRestoreFocus();
  const { decide, pending } = useDecide({ place: 'ignoreDialog', onDone: onClose });
  const { control, handleSubmit, watch } = useForm<IgnoreForm>({
    resolver: zodResolver(formSchema),
    defaultValues: { status: riskStatuses.ignored, scope: 'repository', reason: '' },
  });
  const repository = repositoryPath(image.RepoNamespace, image.RepoName);
  return (
    <Modal
      open
      title={t('ignore.title', { risk: risk.name })}
      okText={t('ignore.ok')}
      cancelText={t('common:action.cancel')}
      confirmLoading={pending}
      onOk={() => void handleSubmit((values) => decide(risk, values))()}
      onCancel={onClose}
    >
      <RadioField
        control={control}
        name="status"
        label={t('ignore.decision')}
        options={[
          { value: riskStatuses.ignored, label: t('status.ignored') },
          { value: riskStatuses.falsePositive, label: t('status.falsePositive') },
        ]}
      />
      <RadioField
        control={control}
        name="scope"
        label={t('ignore.scope')}
        options={acceptanceScopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
        extra={t(`ignore.holds.${watch('scope')}`, { repository })}
      />
      <TextAreaField control={control} name="reason" label={t('ignore.reason')} required rows={3} />
    </Modal>
  );
}
