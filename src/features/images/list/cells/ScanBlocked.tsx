import { Button, Tooltip, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ScanBlock } from '#contract/enums.ts';

/** An image that cannot be scanned; why is told to the pointer, the finger and the keyboard alike. */
export function ScanBlocked({ because }: { because: ScanBlock }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  return (
    <Tooltip title={t(`scanBlocked.${because}`)} trigger={['hover', 'focus']}>
      <Button
        type="text"
        size="small"
        style={{ padding: 0, color: token.colorTextSecondary, fontSize: token.fontSizeSM }}
      >
        {t('scanState.blocked')}
      </Button>
    </Tooltip>
  );
}
