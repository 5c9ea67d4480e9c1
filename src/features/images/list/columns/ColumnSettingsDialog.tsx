import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Checkbox, Modal, Segmented, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRestoreFocus } from '../../../../ui/overlay/useRestoreFocus.ts';
import type { ListPreferences } from '../state/listPreferences.ts';
import type { ChangePreferences } from '../state/usePreferences.ts';
import { type ArrangedColumn, moved } from './columnOrder.ts';
import styles from './columnSettings.module.css';

interface ColumnSettingsDialogProps {
  columns: readonly ArrangedColumn<{ key: string; title: string }>[];
  density: ListPreferences['density'];
  onChange: ChangePreferences;
  onClose: () => void;
}

/** Which columns, in which order, how dense. Every change shows at once in the list behind it. */
export default function ColumnSettingsDialog({ columns, density, onChange, onClose }: ColumnSettingsDialogProps) {
  const { t } = useTranslation('images');
  useRestoreFocus();
  const [first, ...others] = columns;
  const arrangement = others.map(({ column, shown }) => ({ key: column.key, shown }));
  const show = (key: string, shown: boolean) =>
    onChange({ columns: arrangement.map((each) => (each.key === key ? { key, shown } : each)) });
  const move = (key: string, step: 1 | -1) => onChange({ columns: moved(arrangement, key, step) });
  return (
    <Modal
      open
      width={400}
      title={t('settings.title')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={() => onChange({ columns: [], density: 'compact' })}>{t('settings.reset')}</Button>
          <Button type="primary" onClick={onClose}>
            {t('settings.done')}
          </Button>
        </>
      }
    >
      <div className={styles.density}>
        <Typography.Text type="secondary">{t('settings.density')}</Typography.Text>
        <Segmented<ListPreferences['density']>
          aria-label={t('settings.density')}
          size="small"
          value={density}
          options={[
            { value: 'compact', label: t('settings.compact') },
            { value: 'comfortable', label: t('settings.comfortable') },
          ]}
          onChange={(wanted) => onChange({ density: wanted })}
        />
      </div>
      <ol className={styles.columns} aria-label={t('settings.columns')}>
        <li className={styles.column}>
          <Checkbox checked disabled>
            {first?.column.title}
          </Checkbox>
        </li>
        {others.map(({ column: { key, title }, shown }, index) => (
          <li key={key} className={styles.column}>
            <Checkbox checked={shown} onChange={({ target }) => show(key, target.checked)}>
              {title}
            </Checkbox>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={t('settings.up', { column: title })}
              aria-disabled={index === 0}
              onClick={() => move(key, -1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={t('settings.down', { column: title })}
              aria-disabled={index === others.length - 1}
              onClick={() => move(key, 1)}
            />
          </li>
        ))}
      </ol>
    </Modal>
  );
}
