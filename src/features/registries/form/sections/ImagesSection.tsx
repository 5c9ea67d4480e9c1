import { theme } from 'antd';
import { useFormContext, useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../../../../ui/fields/TextAreaField.tsx';
import type { PatternMatches } from '../diagnosis/usePatternMatches.ts';
import { FormSection } from '../layout/FormSection.tsx';
import styles from '../layout/form.module.css';
import { Help } from '../layout/Help.tsx';
import { PatternMatchCount } from './PatternMatchCount.tsx';

/** The fields of a form that selects images: one pattern per line. */
export interface PatternValues {
  IncludePatterns: string;
  ExcludePatterns: string;
}

interface ImagesSectionProps {
  /** What the patterns are matched with, in one sentence. */
  paths: string;
  /** Some to include, and one to exclude. */
  examples: readonly [string, string];
  /** Undefined until a test has listed something. */
  matches: PatternMatches | undefined;
}

/** Which images are synchronized: all, unless patterns select some; matches are counted while one types. Reads the form from its context. */
export function ImagesSection({ paths, examples, matches }: ImagesSectionProps) {
  const { t } = useTranslation('registryForm');
  const { token } = theme.useToken();
  const { control } = useFormContext<PatternValues>();
  const { errors, defaultValues } = useFormState({ control, name: ['IncludePatterns', 'ExcludePatterns'] });
  const used = Boolean(defaultValues?.IncludePatterns || defaultValues?.ExcludePatterns);
  const wrong = errors.IncludePatterns !== undefined || errors.ExcludePatterns !== undefined;
  return (
    <FormSection title={t('section.images')}>
      <p className={styles.sentence} style={{ color: token.colorTextSecondary }}>
        {t('hint.scope')}
      </p>
      <Help title={t('help.patterns.title')} open={used || wrong}>
        <p className={styles.sentence}>{paths}</p>
        <p className={styles.sentence}>{t('help.patterns.text')}</p>
        <div className={styles.pair}>
          <TextAreaField
            control={control}
            name="IncludePatterns"
            label={t('optional', { label: t('field.IncludePatterns') })}
            placeholder={examples[0]}
          />
          <TextAreaField
            control={control}
            name="ExcludePatterns"
            label={t('optional', { label: t('field.ExcludePatterns') })}
            placeholder={examples[1]}
          />
        </div>
      </Help>
      <PatternMatchCount matches={matches} />
    </FormSection>
  );
}
