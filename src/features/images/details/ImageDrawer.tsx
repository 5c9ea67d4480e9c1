import { Button, Drawer, Result, Skeleton, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isFinalBlock } from '#contract/enums.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { hasErrorCode } from '../../../api/apiError.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useRestoreFocus } from '../../../ui/overlay/useRestoreFocus.ts';
import { RoleButton } from '../../../ui/permission/RoleButton.tsx';
import { useRepositoryPath } from '../links/repositoryPath.ts';
import { useTakeInFirst } from '../list/actions/useTakeInFirst.ts';
import { BuiltOn } from './base/BuiltOn.tsx';
import { useContentState } from './content/contentState.ts';
import styles from './details.module.css';
import { ImageIdentity } from './ImageIdentity.tsx';
import { ImageTabs } from './ImageTabs.tsx';
import { refetchInterval } from './useVulnerabilities.ts';
import { Vulnerabilities } from './Vulnerabilities.tsx';

interface ImageDrawerProps {
  uuid: string;
  onClose: () => void;
  onScan: (image: ImageRow) => void;
  /** Stands beside the search in the vulnerabilities. */
  extra?: ReactNode;
  /** Stands beside the search in the build risks. */
  risksExtra?: ReactNode;
}

/** One image in full, over the list it was chosen from. */
export default function ImageDrawer({ uuid, onClose, onScan, extra, risksExtra }: ImageDrawerProps) {
  const { t } = useTranslation(['details', 'images']);
  const takeInFirst = useTakeInFirst();
  useRestoreFocus();
  const [{ platform }] = useContentState();
  const query = useImageDetail(uuid, platform);
  // What can be no image's id, as in a link that was cut off, is no image either.
  const vanished = hasErrorCode(query.error, 'NotFound') || hasErrorCode(query.error, 'IllegalParam');
  // Of another platform of the image while that which was chosen is on its way, never of another image.
  const detail = vanished || query.data?.Image.Uuid !== uuid ? undefined : query.data;
  const image = detail?.Image;
  return (
    <Drawer
      open
      title={image === undefined ? t('title') : <ImageTitle image={image} />}
      size={960}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      extra={
        image !== undefined && (
          <Space>
            {image.IntakeState !== 'DONE' && (
              <RoleButton action="TakeInFirst" onClick={() => takeInFirst({ Uuids: image.Uuid })}>
                {t('images:action.takeInFirst')}
              </RoleButton>
            )}
            {!isFinalBlock(image.ScanBlocked) && (
              <RoleButton action="PublicCreateImageScanTask" onClick={() => onScan(image)}>
                {t('scanNow')}
              </RoleButton>
            )}
          </Space>
        )
      }
      onClose={onClose}
    >
      {vanished && (
        <Result
          status="info"
          title={t('vanished.title')}
          subTitle={t('vanished.text')}
          extra={<Button onClick={onClose}>{t('vanished.close')}</Button>}
        />
      )}
      {query.error !== null && !vanished && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {detail === undefined && query.error === null && <Skeleton active title={false} paragraph={{ rows: 12 }} />}
      {detail !== undefined && (
        <div className={styles.content}>
          <ImageIdentity detail={detail} />
          <BuiltOn detail={detail} />
          <ImageTabs
            key={uuid}
            detail={detail}
            vulnerabilities={<Vulnerabilities detail={detail} onScan={() => onScan(detail.Image)} extra={extra} />}
            risksExtra={risksExtra}
          />
        </div>
      )}
    </Drawer>
  );
}

function ImageTitle({ image }: { image: ImageRow }) {
  const { t } = useTranslation('details');
  const path = useRepositoryPath();
  return (
    <span className={styles.title}>
      <Link to={path(image.RepoId)} title={t('openRepository')}>
        {repositoryPath(image.RepoNamespace, image.RepoName)}
      </Link>
      :{image.Tag === '' ? t('untagged') : image.Tag}
    </span>
  );
}

/** All that is known of one image beside its vulnerabilities; NotFound once it vanished. */
function useImageDetail(uuid: string, platform: string | null) {
  const params = { Uuid: uuid, ...(platform === null ? {} : { Platform: platform }) };
  return useActionQuery('DescribeImageDetail', params, { refetchInterval, keepPrevious: true });
}
