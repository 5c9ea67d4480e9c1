import { Alert, Button, Flex } from 'antd';
import { type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { retryMissing, useMissing } from './onDemand.ts';
import { browserPage, type ServerFiles } from './serverFiles.ts';

interface OnDemandProps {
  /** Stands here while the part is on its way. */
  pending?: ReactNode;
  /** Puts the words about a part that cannot be had where they are seen, as in a dialog. */
  frame?: (trouble: ReactNode) => ReactNode;
  children: ReactNode;
}

/** The place of a part that is loaded on demand. While it cannot be had, its place says so and offers to try again. */
export function OnDemand({ pending = null, frame = (trouble) => trouble, children }: OnDemandProps) {
  return <Suspense fallback={<Waiting pending={pending} frame={frame} />}>{children}</Suspense>;
}

function Waiting({ pending, frame }: Required<Pick<OnDemandProps, 'pending' | 'frame'>>) {
  const server = useMissing();
  // Whoever opens a part once more wants it tried once more.
  useEffect(retryMissing, []);
  return server === null ? pending : frame(<MissingPart server={server} />);
}

function MissingPart({ server }: { server: ServerFiles }) {
  const { t } = useTranslation('common');
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(`part.${server}.message`)}
      description={t(`part.${server}.advice`)}
      action={
        <Flex gap="small">
          <Button size="small" onClick={retryMissing}>
            {t('action.retry')}
          </Button>
          {(server === 'same' || server === 'others') && (
            <Button size="small" onClick={browserPage.reload}>
              {t('action.reload')}
            </Button>
          )}
        </Flex>
      }
    />
  );
}
