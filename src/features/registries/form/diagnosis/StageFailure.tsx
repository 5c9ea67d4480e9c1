import { Button, Flex, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/failures/failures.ts';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import type { Remedy } from '../errors/suggestedFix.ts';
import { remedyFor } from '../errors/suggestedFix.ts';
import { useRemedyLabel } from '../errors/useFixLabel.ts';
import styles from './diagnosis.module.css';
import { useSeenText } from './useFailureText.ts';

export type StageError = NonNullable<DiagnosisStage['Error']>;

/** What may be done in the form about a stage that failed. */
export interface StageActs {
  /** What marks the fields that an error points at and focuses the first; undefined where the form has none of them. */
  leadTo: (error: StageError) => (() => void) | undefined;
  /** Takes a remedy over and tests again; absent for a form that has nothing to take over. */
  onRemedy?: (remedy: Remedy) => void;
}

interface StageTroubleProps extends StageActs {
  error: StageError;
}

/** Why a stage failed: what was seen, what to do, under which code, and the remedy one click away. */
export function StageTrouble({ error, leadTo, onRemedy }: StageTroubleProps) {
  const { t } = useTranslation(['diagnosis', 'common']);
  const { token } = theme.useToken();
  const seenText = useSeenText();
  const remedyLabel = useRemedyLabel();
  const { Detail: failure } = error;
  const remedy = remedyFor(failure);
  const onShow = leadTo(error);
  const seen = failure === undefined ? null : seenText(failure);
  return (
    <div className={styles.trouble}>
      <div>
        <span style={{ color: token.colorErrorText }}>{error.Message}</span>{' '}
        <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>{error.Code}</code>
      </div>
      {seen !== null && <div>{seen}</div>}
      {!saysItAll(failure) && <div style={{ color: token.colorTextSecondary }}>{error.Recommend}</div>}
      <Flex gap="small" wrap>
        {remedy !== null && onRemedy !== undefined && (
          <Button size="small" type="primary" onClick={() => onRemedy(remedy)}>
            {remedyLabel(remedy)}
          </Button>
        )}
        {onShow !== undefined && (
          <Button size="small" onClick={onShow}>
            {t('common:action.showMe')}
          </Button>
        )}
      </Flex>
    </div>
  );
}

/** What is lacking and what would be enough is the advice already. */
function saysItAll(failure: Failure | undefined): boolean {
  return failure?.code === 'UserDoesNotHaveAdminRole';
}
