import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import type { Match } from '../diagnosis/usePatternMatches.ts';

/** How much the patterns let in, with a few names to recognize it by; a warning where that is nothing. */
export function MatchCount({ match }: { match: Match | undefined }) {
  const { t } = useTranslation('registryForm');
  const format = useFormat();
  if (match === undefined) return <Typography.Text type="secondary">{t('match.unknown')}</Typography.Text>;
  if (match.Repositories === 0) return <Alert type="warning" showIcon role="status" title={t('match.nothing')} />;
  return (
    <div role="status">
      <Typography.Text>
        {t('match.some', {
          count: match.Repositories,
          repositories: format.number(match.Repositories),
          images: format.number(match.Images),
        })}
      </Typography.Text>{' '}
      <Typography.Text type="secondary">
        {t('match.examples', { names: match.Examples.join(t('comma')) })}
      </Typography.Text>
    </div>
  );
}
