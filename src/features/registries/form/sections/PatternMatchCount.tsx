import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import type { PatternMatches } from '../diagnosis/usePatternMatches.ts';

/** How many images the patterns select, with a few names as examples; a warning where there are none. */
export function PatternMatchCount({ matches }: { matches: PatternMatches | undefined }) {
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
