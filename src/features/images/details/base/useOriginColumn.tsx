import { useTranslation } from 'react-i18next';
import type { VulnerabilityRecord } from '#contract/images/vulnerabilities.ts';
import type { PagedColumn } from '../../../../ui/table/PagedColumn.ts';

/** Whether a vulnerability comes from the base of its image. */
export function useOriginColumn(): PagedColumn<VulnerabilityRecord> {
  const { t } = useTranslation('bases');
  return {
    key: 'origin',
    title: t('origin.column'),
    width: 92,
    stacked: 'titled',
    render: (_, { Origin }) => (Origin === undefined ? '–' : t(`origin.${Origin}`)),
  };
}
