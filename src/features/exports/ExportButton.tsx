import { CloseOutlined, DownloadOutlined } from '@ant-design/icons';
import { App, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ParamsOf } from '../../api/client.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { type ExportAction, useExport } from './useExport.ts';

interface ExportButtonProps<Action extends ExportAction> {
  action: Action;
  /** The list's filter and order, as it is seen. */
  params: ParamsOf<Action>;
  disabled?: boolean;
}

/** Saves a list as CSV; while the file is written the button says how far it is, and lets it be cancelled. */
export function ExportButton<Action extends ExportAction>({
  action,
  params,
  disabled = false,
}: ExportButtonProps<Action>) {
  const { t } = useTranslation('exports');
  const format = useFormat();
  const { message } = App.useApp();
  const showError = useErrorToast();
  const exporting = useExport<Action>({
    onDone: (rows) => void message.success(t('done', { count: rows, number: format.number(rows) })),
    onFailed: showError,
  });
  if (!exporting.running) {
    return (
      <Button
        icon={<DownloadOutlined aria-hidden="true" />}
        disabled={disabled}
        onClick={() => exporting.start(action, params)}
      >
        {t('start')}
      </Button>
    );
  }
  const { WrittenRows: written = 0, TotalRows: total = 0 } = exporting.progress ?? {};
  const words =
    total === 0
      ? t('starting')
      : t('running', { count: total, written: format.number(written), total: format.number(total) });
  return (
    <Space.Compact>
      <Button loading aria-live="polite" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {words}
      </Button>
      <Button icon={<CloseOutlined />} aria-label={t('cancel')} onClick={exporting.cancel} />
    </Space.Compact>
  );
}
