import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { useRegionName } from '../../../ui/format/useRegionName.ts';
import { AddressSentence } from './AddressSentence.tsx';
import type { LookUp } from './lookUp.ts';

/** What a look-up by address means, and why one found nothing; silent where the rows say it all. */
export function Finding({ found }: { found: LookUp }) {
  const { t } = useTranslation('allowlist');
  const regionName = useRegionName();
  const format = useFormat();
  const count = found.matches.length;
  if (found.kind === 'names') return count === 0 ? t('found.noName') : null;
  if (found.kind !== 'address') return t(`found.${found.kind}`);
  const { range } = found;
  const [first] = found.matches;
  const number = format.number(count);
  if (first === undefined) return <AddressSentence text="found.noAddress" values={{ range }} />;
  if (range.includes('/')) return <AddressSentence text="found.overlaps" values={{ range, number }} count={count} />;
  if (count > 1) return <AddressSentence text="found.shared" values={{ range, number }} />;
  return <AddressSentence text="found.belongs" values={{ range, region: regionName(first.region.regionId) }} />;
}
