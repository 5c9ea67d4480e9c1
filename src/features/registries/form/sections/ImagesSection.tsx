import { Alert, Typography, theme } from 'antd';
import { useFormContext, useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../../../../ui/fields/TextAreaField.tsx';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import type { PatternMatches } from '../diagnosis/usePatternMatches.ts';
import { FormSection } from '../layout/FormSection.tsx';
import styles from '../layout/form.module.css';
import { Help } from '../layout/Help.tsx';

/** The fields of a form that selects images: one pattern per line. */
interface PatternValues {
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

/** How many images the patterns select, with a few names as examples; a warning where there are none. */
function PatternMatchCount({ matches }: { matches: PatternMatches | undefined }) {
  const { t } = useTranslation('registryForm');
  const format = useFormat();
  if (matches === undefined) return <Typography.Text type="secondary">{t('match.unknown')}</Typography.Text>;
  if (matches.Repositories === 0) return <Alert type="warning" showIcon role="status" title={t('match.nothing')} />;
  return (
    <div role="status">
      <Typography.Text>
        {t(matches.Images === matches.DistinctImages ? 'match.some' : 'match.tagged', {
          count: matches.Repositories,
          repositories: format.number(matches.Repositories),
          images: format.number(matches.DistinctImages),
          tags: format.number(matches.Images),
        })}
      </Typography.Text>{' '}
      <Typography.Text type="secondary">{t('match.examples', { names: matches.Examples })}</Typography.Text>
    </div>
  );
}
