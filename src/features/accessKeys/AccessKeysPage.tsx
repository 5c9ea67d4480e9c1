import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { Page, PageSurface } from '../../ui/layout/Page.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import { LinkNotice } from '../../ui/urlState/LinkNotice.tsx';
import { urlDrawerRules, useUrlDrawer } from '../../ui/urlState/useUrlDrawer.ts';
import { AccessKeysTable } from './AccessKeysTable.tsx';
import styles from './accessKeys.module.css';
import { EndpointFacts } from './EndpointFacts.tsx';

const KeyDrawer = lazyPart(() => import('./KeyDrawer.tsx'));
const DeleteKeyDialog = lazyPart(() => import('./DeleteKeyDialog.tsx'));

const drawers = { names: ['create', 'edit', 'rotate'], about: 'key' } as const;
const rules = urlDrawerRules(drawers);

/** The last use of a key is written down once a minute at most. */
const refetchEvery = 30_000;

/** The access keys of whoever is signed in, of both data centres. */
export default function AccessKeysPage() {
  const { t } = useTranslation('accessKeys');
  const { drawer, about: keyId, show } = useUrlDrawer(drawers);
  const [deleting, setDeleting] = useState<AccessKey | null>(null);
  const { data, error, refetch } = useActionQuery('ListAccessKeys', {}, { refetchInterval: refetchEvery });
  const keys = data?.AccessKeys;
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => show('create')}>
      {t('create')}
    </Button>
  );
  const close = () => show(null);
  return (
    <Page>
      <PageHeader path={[t('path')]} title={t('title')} {...(keys?.length === 0 ? {} : { actions: create })} />
      <LinkNotice rules={rules} />
      <PageSurface label={t('title')}>
        <p className={styles.intro}>{t('intro')}</p>
        <EndpointFacts />
      </PageSurface>
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {keys?.length === 0 ? (
        <PageSurface label={t('empty.title')}>
          <Flex vertical align="center" gap="small" className={styles.empty}>
            <strong>{t('empty.title')}</strong>
            <SecondaryText>{t('empty.text')}</SecondaryText>
            {create}
          </Flex>
        </PageSurface>
      ) : (
        (keys !== undefined || error === null) && (
          <AccessKeysTable
            keys={keys}
            onEdit={({ AccessKeyId }) => show('edit', AccessKeyId)}
            onRotate={({ AccessKeyId }) => show('rotate', AccessKeyId)}
            onDelete={setDeleting}
          />
        )
      )}
      {drawer !== null && (
        <LazyOverlay key={`${drawer} ${keyId}`} onClose={close}>
          <KeyDrawer
            drawer={drawer}
            keyId={keyId}
            keys={keys}
            error={error}
            onEdit={(id) => show('edit', id)}
            onClose={close}
          />
        </LazyOverlay>
      )}
      {deleting !== null && (
        <LazyOverlay onClose={() => setDeleting(null)}>
          <DeleteKeyDialog accessKey={deleting} onClose={() => setDeleting(null)} />
        </LazyOverlay>
      )}
    </Page>
  );
}
