import { useTranslation } from 'react-i18next';
import type { AuditChange } from '#contract/access/audit.ts';
import { useContractTexts } from '../../api/language.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import styles from './audit.module.css';
import { useAuditTexts } from './useAuditTexts.ts';

/** Each field that was changed, before and after; of a secret only that it was. */
export function ChangesTable({ changes }: { changes: readonly AuditChange[] }) {
  const { t } = useTranslation('auditView');
  const contractText = useContractTexts('audit');
  const { fieldText } = useAuditTexts();
  return (
    <section aria-label={t('changes.title')}>
      <h2 className={styles.heading}>{t('changes.title')}</h2>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{t('changes.field')}</th>
            <th scope="col">{t('changes.before')}</th>
            <th scope="col">{t('changes.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ Field, Before, After, Secret }) => (
            <tr key={Field}>
              <th scope="row">{fieldText(Field)}</th>
              {Secret === true ? (
                <td colSpan={2}>
                  <SecondaryText>{contractText('audit:secretChanged')}</SecondaryText>
                </td>
              ) : (
                <>
                  <td>
                    <ChangedValue value={Before} />
                  </td>
                  <td>
                    <ChangedValue value={After} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ChangedValue({ value }: { value: AuditChange['Before'] }) {
  const { t } = useTranslation('auditView');
  const format = useFormat();
  if (value === undefined) return <SecondaryText>{t('changes.none')}</SecondaryText>;
  if (typeof value === 'boolean') return t(value ? 'changes.yes' : 'changes.no');
  if (typeof value === 'number') return format.number(value);
  return <bdi>{typeof value === 'string' ? value : format.list(value)}</bdi>;
}
