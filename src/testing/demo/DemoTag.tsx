import { ExperimentOutlined } from '@ant-design/icons';
import { Button, Popover, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { topBarOf } from '../../app/shell/ChoiceMenu.tsx';
import styles from '../../app/shell/shell.module.css';
import { acrErrors } from '../mockWorld/refusals/acrErrors.ts';
import { demoErrors } from '../mockWorld/refusals/demoErrors.ts';

const allErrors = [...demoErrors, ...acrErrors.map(({ detail, ...typed }) => ({ ...typed, code: detail.code }))];

/** Says that nothing here is real, and what to type to see each error. Only in the static demo. */
export function DemoTag() {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const cell = { padding: '2px 16px 2px 0', textAlign: 'start' as const, fontSize: token.fontSizeSM };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      getPopupContainer={topBarOf}
      title={t('demo.title')}
      content={
        <div className={styles.demo}>
          <p>{t('demo.intro')}</p>
          <table>
            <thead>
              <tr>
                <th style={cell}>{t('demo.field')}</th>
                <th style={cell}>{t('demo.value')}</th>
                <th style={cell}>{t('demo.result')}</th>
              </tr>
            </thead>
            <tbody>
              {allErrors.map(({ field, value, code }) => (
                <tr key={`${field} ${value}`}>
                  <td style={cell}>{t(`demo.fields.${field}`)}</td>
                  <td style={cell}>
                    <code>{value}</code>
                  </td>
                  <td style={cell}>{code}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{t('demo.outro')}</p>
        </div>
      }
    >
      <Button size="small" type="dashed" icon={<ExperimentOutlined />} aria-label={t('demo.tag')}>
        <span className={styles.wideOnly}>{t('demo.tag')}</span>
      </Button>
    </Popover>
  );
}
