import { theme } from 'antd';
import { useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../../../ui/fields/TextAreaField.tsx';
import styles from './connect.module.css';
import type { ConnectControl } from './connectControl.ts';
import type { Match } from './diagnosis/useMatch.ts';
import { FormSection } from './FormSection.tsx';
import { Help } from './Help.tsx';
import { MatchCount } from './MatchCount.tsx';

interface ScopeSectionProps {
  control: ConnectControl;
  /** Undefined until a test has listed something. */
  match: Match | undefined;
}

/** Which images come in: all, unless patterns say otherwise; what matches is counted while one types. */
export function ScopeSection({ control, match }: ScopeSectionProps) {
  const { t } = useTranslation('connect');
  const { token } = theme.useToken();
  const { errors, defaultValues } = useFormState({ control, name: ['IncludePatterns', 'ExcludePatterns'] });
  const used = Boolean(defaultValues?.IncludePatterns || defaultValues?.ExcludePatterns);
  const wrong = errors.IncludePatterns !== undefined || errors.ExcludePatterns !== undefined;
  return (
    <FormSection question={t('section.scope')}>
      <p className={styles.sentence} style={{ color: token.colorTextSecondary }}>
        {t('hint.scope')}
      </p>
      <Help question={t('help.patterns.question')} open={used || wrong}>
        <p className={styles.sentence}>{t('help.patterns.answer')}</p>
        <div className={styles.pair}>
          <TextAreaField
            control={control}
            name="IncludePatterns"
            label={`${t('field.IncludePatterns')} (${t('optional')})`}
            placeholder={'payments/**\nplatform/base/*'}
          />
          <TextAreaField
            control={control}
            name="ExcludePatterns"
            label={`${t('field.ExcludePatterns')} (${t('optional')})`}
            placeholder="*/sandbox-*"
          />
        </div>
      </Help>
      <MatchCount match={match} />
    </FormSection>
  );
}
