import { Alert, Button, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './LinkNotice.module.css';
import { invalidParams, type LinkRules, withoutInvalidParams } from './linkRules.ts';
import { useUrlParams } from './useUrlParams.ts';

/**
 * Says what of the page's address makes no sense: whoever follows a link with a slip in it would take what is shown for what the
 * link is about. One press takes it out of the address.
 */
export function LinkNotice({ rules }: { rules: LinkRules }) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const [params, setParams] = useUrlParams();
  const slips = invalidParams(params, rules);
  if (slips.length === 0) return null;
  return (
    <Alert
      showIcon
      type="warning"
      role="alert"
      className={styles.notice ?? ''}
      title={t('link.title')}
      description={
        <ul className={styles.slips} style={{ fontFamily: token.fontFamilyCode }}>
          {slips.map(({ key, value }) => (
            <li key={`${key}=${value}`} title={`${key}=${value}`}>
              {key}={value}
            </li>
          ))}
        </ul>
      }
      action={
        <Button
          size="small"
          onClick={() => setParams((current) => withoutInvalidParams(current, rules), { replace: true })}
        >
          {t('link.correct')}
        </Button>
      }
    />
  );
}
