import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space, theme } from 'antd';
import { useTranslation } from 'react-i18next';

interface SaveButtonsProps {
  formId: string;
  pending: boolean;
  /** Saves without asking the registry anything. */
  onUntested: () => void;
  onCancel: () => void;
}

/** Saving, which verifies what was not tested; saving untested is a choice of its own, one step away. */
export function SaveButtons({ formId, pending, onUntested, onCancel }: SaveButtonsProps) {
  const { t } = useTranslation('registryForm');
  const { token } = theme.useToken();
  return (
    <>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <Space.Compact>
        <Button type="primary" htmlType="submit" form={formId} loading={pending}>
          {t('submit')}
        </Button>
        <Dropdown
          trigger={['click']}
          placement="topRight"
          // An open drawer keeps the focus inside: a menu beside it could not be used by keyboard.
          getPopupContainer={(button) => button.closest<HTMLElement>('[role="dialog"]') ?? document.body}
          menu={{
            items: [
              {
                key: 'untested',
                label: (
                  <>
                    <div>{t('untested.save')}</div>
                    <div style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM, maxWidth: 280 }}>
                      {t('untested.means')}
                    </div>
                  </>
                ),
                onClick: onUntested,
              },
            ],
          }}
        >
          <Button type="primary" icon={<DownOutlined />} aria-label={t('untested.more')} disabled={pending} />
        </Dropdown>
      </Space.Compact>
    </>
  );
}
