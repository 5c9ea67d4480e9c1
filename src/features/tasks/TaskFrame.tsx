import { Button, Flex, Progress, Typography, theme } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import type { TaskRow } from '#contract/tasks.ts';
import { usePalette } from '../../ui/color/palette.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { TaskLog } from './TaskLog.tsx';
import { TaskStatusTag } from './TaskStatusTag.tsx';
import styles from './tasks.module.css';
import { isRunning } from './useTasks.ts';

/** A count of what was done, with its word; it may lead to the images it counts. */
interface TaskFact {
  /** '' where there is nothing to say. */
  readonly text: string;
  readonly to?: To | undefined;
  /** What it counts stands in the task's log. */
  readonly inLog?: boolean;
}

interface TaskFrameProps {
  task: TaskRow;
  facts: readonly TaskFact[];
  /** The one that a link leads to. */
  marked: boolean;
  /** What can be done with it. */
  actions?: ReactNode;
  /** What is to be known of its end. */
  children?: ReactNode;
}

/** What every task shows: how far, since when, with what result, and what failed. */
export function TaskFrame({ task, facts, marked, actions, children }: TaskFrameProps) {
  const { t } = useTranslation('tasks');
  const { token } = theme.useToken();
  const format = useFormat();
  const tones = usePalette().state;
  const item = useRef<HTMLLIElement>(null);
  const log = useRef<HTMLDetailsElement>(null);
  const openLog = () => {
    if (log.current === null) return;
    log.current.open = true;
    log.current.querySelector('summary')?.focus();
  };
  useEffect(() => {
    if (marked) item.current?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  const running = isRunning(task);
  const failed = task.StatusText === 'FAIL' || task.StatusText === 'TIMEOUT';
  // How many images a scan has done stands in its facts already.
  const result = failed || task.TaskType === 'IMAGE_REGISTRY_PULL' ? task.ResultInfo : '';
  const duration = format.duration(task.RealRunTime);
  const color = running ? tones.syncing.solid : failed ? token.colorError : tones.verified.solid;
  return (
    <li
      ref={item}
      aria-current={marked ? 'true' : undefined}
      className={styles.item}
      style={{
        borderColor: token.colorBorderSecondary,
        ...(marked ? { boxShadow: `inset 3px 0 ${token.colorPrimary}`, paddingInlineStart: 12 } : {}),
      }}
    >
      <Flex align="center" gap="small">
        <Typography.Text strong ellipsis title={task.Target} className={styles.target ?? ''}>
          {task.Target}
        </Typography.Text>
        <TaskStatusTag status={task.StatusText} />
        {actions}
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
        {facts
          .filter(({ text }) => text !== '')
          .map((fact) => (
            <Fact key={fact.text} fact={fact} onOpenLog={task.Log.length > 0 ? openLog : null} />
          ))}
      </div>
      <div className={styles.facts} style={{ color: token.colorTextTertiary, fontSize: token.fontSizeSM }}>
        {task.StartTime > 0 && (
          <>
            <time dateTime={new Date(task.StartTime).toISOString()}>
              {t('started', { time: format.dateTime(task.StartTime) })}
            </time>
            <span>{running ? t('running', { duration }) : t('took', { duration })}</span>
          </>
        )}
      </div>
      {result !== '' && <Typography.Text type={failed ? 'danger' : 'secondary'}>{result}</Typography.Text>}
      {children}
      <TaskLog ref={log} entries={task.Log} />
    </li>
  );
}

function Fact({ fact: { text, to, inLog = false }, onOpenLog }: { fact: TaskFact; onOpenLog: (() => void) | null }) {
  const { token } = theme.useToken();
  if (to !== undefined) {
    return (
      <Link to={to} style={{ color: token.colorLink }}>
        {text}
      </Link>
    );
  }
  return (
    <span>
      {inLog && onOpenLog !== null ? (
        <Button type="link" size="small" className={styles.fact ?? ''} onClick={onOpenLog}>
          {text}
        </Button>
      ) : (
        text
      )}
    </span>
  );
}
