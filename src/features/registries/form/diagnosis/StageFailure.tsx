import { Button, Flex, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/failures/failures.ts';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import { fixFor, type SuggestedFix, useFixLabel } from '../errors/suggestedFix.ts';
import styles from './diagnosis.module.css';
import { useFailureText } from './useFailureText.ts';

type StageError = NonNullable<DiagnosisStage['Error']>;

/** What may be done in the form about a stage that failed. */
export interface StageActions {
  /** What marks the fields that an error points at and focuses the first; undefined where the form has none of them. */
  focusFields: (error: StageError) => (() => void) | undefined;
  /** Takes a fix over and tests again; absent for a form that has nothing to take over. */
  onApplyFix?: (fix: SuggestedFix) => void;
}

interface StageFailureProps extends StageActions {
  error: StageError;
}

/** Why a stage failed: what was seen, what to do, under which code, and the fix one click away. */
export function StageFailure({ error, focusFields, onApplyFix }: StageFailureProps) {
  const { t } = useTranslation(['diagnosis', 'common']);
  const { token } = theme.useToken();
  const failureText = useFailureText();
  const fixLabel = useFixLabel();
  const { Detail: failure } = error;
  const fix = fixFor(failure);
  const onShow = focusFields(error);
  const seen = failure === undefined ? null : failureText(failure);
  return (
    <div className={styles.trouble}>
      <div>
        <span style={{ color: token.colorErrorText }}>{error.Message}</span>{' '}
        <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>{error.Code}</code>
      </div>
      {seen !== null && <div>{seen}</div>}
      {!saysItAll(failure) && <div style={{ color: token.colorTextSecondary }}>{error.Recommend}</div>}
      <Flex gap="small" wrap>
        {fix !== null && onApplyFix !== undefined && (
          <Button size="small" type="primary" onClick={() => onApplyFix(fix)}>
            {fixLabel(fix)}
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
