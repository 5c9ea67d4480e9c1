import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AcceptanceScope, riskStatuses } from '#contract/images/buildRiskLists.ts';
import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { useActionMutation } from '../../../../api/useActionMutation.ts';
import { useErrorToast } from '../../../../ui/errors/useErrorToast.tsx';
import { type DecidedStatus, decisionName } from './riskStatus.ts';

/** What of an image a decision is told by. */
export type DecidedImage = Pick<ImageRow, 'RepoNamespace' | 'RepoName'>;

/** What is decided about: a risk, as one image has it. */
export interface DecidedRisk {
  readonly uuid: string;
  readonly riskKey: BuildRiskKey;
  /** The risk's name. */
  readonly name: string;
}

interface Decision {
  readonly status: DecidedStatus;
  readonly scope: AcceptanceScope;
  readonly reason: string;
}

interface DecideOptions {
  /** The dialog that asks for it: what goes wrong is said as long as that is open. */
  place?: string;
  onDone?: () => void;
}

/** Decides about a risk, says so with a way back, and takes a decision back. */
export function useDecide({ place, onDone }: DecideOptions = {}) {
  const { t } = useTranslation('buildRisksView');
  const { notification } = App.useApp();
  const showError = useErrorToast(undefined, place);
  const set = useActionMutation('SetImageBuildRiskStatus');
  const toast = (title: string, undo?: () => void) =>
    notification.success({
      key: 'decision',
      title,
      placement: 'bottomLeft',
      role: 'status',
      actions: undo && (
        <Button size="small" onClick={undo}>
          {t('decision.undo')}
        </Button>
      ),
    });
  const reopen = ({ uuid, riskKey, name }: DecidedRisk, scope: AcceptanceScope) =>
    set.mutate(
      { ImageUuids: uuid, RiskKey: riskKey, Status: riskStatuses.unhandled, Scope: scope },
      { onSuccess: () => toast(t('decision.reopened', { risk: name })), onError: showError },
    );
  const decide = (risk: DecidedRisk, { status, scope, reason }: Decision) =>
    set.mutate(
      { ImageUuids: risk.uuid, RiskKey: risk.riskKey, Status: status, Scope: scope, Reason: reason },
      {
        onSuccess: () => {
          onDone?.();
          toast(t(`decision.${decisionName(status)}.${scope}`, { risk: risk.name }), () => reopen(risk, scope));
        },
        onError: showError,
      },
    );
  return { decide, reopen, pending: set.isPending };
}
