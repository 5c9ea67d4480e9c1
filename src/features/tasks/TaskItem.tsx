import { Flex, Progress, Typography, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SyncTaskRow } from '#contract/tasks.ts';
import { useFormat } from '../../ui/format.ts';
import { usePalette } from '../../ui/palette.ts';
import { TaskLog } from './TaskLog.tsx';
import { TaskStatusTag } from './TaskStatusTag.tsx';
import styles from './tasks.module.css';
import { isRunning } from './useSyncTasks.ts';

/** One synchronization: how far, since when, with what result. */
export function TaskItem({ task }: { task: SyncTaskRow }) {
  const { t } = useTranslation('tasks');
  const { token } = theme.useToken();
  const format = useFormat();
  const tones = usePalette().state;
  const running = isRunning(task);
  const failed = task.StatusText === 'FAIL' || task.StatusText === 'TIMEOUT';
  const number = (value: number) => format.number(value);
  const listed = number(task.ListedRepositories);
  const facts = [
    task.RepositoryCount === undefined
      ? t('repositoriesSoFar', { listed })
      : t('repositories', { listed, total: number(task.RepositoryCount) }),
    t('images', {
      done: number(Math.max(task.ListedImages - task.PendingImages, 0)),
      total: number(task.ListedImages),
    }),
    task.RemovedImages > 0 ? t('removed', { number: number(task.RemovedImages) }) : '',
    task.SkippedCount > 0 ? t('skipped', { number: number(task.SkippedCount) }) : '',
    task.FailedRepositories > 0 ? t('failed', { number: number(task.FailedRepositories) }) : '',
  ].filter((fact) => fact !== '');
  const duration = format.duration(task.RealRunTime);
  const color = running ? tones.syncing.solid : failed ? token.colorError : tones.verified.solid;
  return (
    <li className={styles.item} style={{ borderColor: token.colorBorderSecondary }}>
      <Flex align="center" gap="small">
        <Typography.Text strong ellipsis className={styles.target ?? ''}>
          {task.Target}
        </Typography.Text>
        <TaskStatusTag status={task.StatusText} />
      </Flex>
      <Progress
        aria-label={t('progress', { registry: task.Target })}
        percent={Math.round(task.Progress)}
        size={{ height: 4 }}
        strokeColor={color}
        status={running ? 'active' : 'normal'}
        showInfo={false}
      />
      <div className={styles.facts} style={{ color: token.colorTextSecondary }}>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </div>
      <div className={styles.facts} style={{ color: token.colorTextTertiary, fontSize: token.fontSizeSM }}>
        <time dateTime={new Date(task.StartTime).toISOString()}>
          {t('started', { time: format.dateTime(task.StartTime) })}
        </time>
        <span>{running ? t('running', { duration }) : t('took', { duration })}</span>
      </div>
      {task.ResultInfo !== '' && (
        <Typography.Text type={failed ? 'danger' : 'secondary'}>{task.ResultInfo}</Typography.Text>
      )}
      {!running && !task.Complete && <Typography.Text type="secondary">{t('incomplete')}</Typography.Text>}
      <TaskLog entries={task.Log} />
    </li>
  );
}
